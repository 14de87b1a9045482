//! The connections of a server: who is let in, and which turn comes when.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::net::{TcpListener, TcpStream};

use super::State;
use super::play::{After, play};
use super::request::Reader;
use super::stream::Stream;

/// Takes connections until it is aborted or told to leave. Those that are open then go on until the client ends them.
pub(super) async fn accept(listener: TcpListener, state: Arc<State>) {
    let mut leaving = state.leaving.subscribe();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = leaving.wait_for(|leaving| *leaving) => break,
        };
        let Ok((socket, _)) = accepted else { break };
        state.accepted.fetch_add(1, Ordering::SeqCst);
        let counted = Counted::new(Arc::clone(&state));
        tokio::spawn(async move {
            let _ = serve(socket, &counted.0).await;
            drop(counted);
        });
    }
    drop(listener);
    state.left.send_replace(true);
}

/// A connection is over when this is dropped.
struct Counted(Arc<State>);

impl Counted {
    fn new(state: Arc<State>) -> Self {
        state.open.fetch_add(1, Ordering::SeqCst);
        Self(state)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn serve(socket: TcpStream, state: &State) -> std::io::Result<()> {
    socket.set_nodelay(true)?;
    let stream = match &state.tls {
        Some(acceptor) => Stream::Tls(Box::new(acceptor.accept(socket).await?)),
        None => Stream::Plain(socket),
    };
    let mut reader = Reader::new(stream);
    // On a new connection a turn may begin before there is a request. Later ones wait for its first byte.
    let mut turn = if state.coming_turn().begins_unread() {
        Some(state.next_turn())
    } else {
        None
    };
    loop {
        let this = match turn.take() {
            Some(turn) => turn,
            None if reader.has_more().await? => state.next_turn(),
            None => return Ok(()),
        };
        if let After::Over = play(&this, &mut reader, state).await? {
            return Ok(());
        }
    }
}
