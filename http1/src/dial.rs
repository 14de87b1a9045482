//! From a name to a TCP connection.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long the addresses of one kind are tried before those of the other are as well (RFC 8305).
const HEAD_START: Duration = Duration::from_millis(300);

/// More addresses than anybody tries.
const MOST_ADDRESSES: usize = 32;

/// Connects to a host, by name or address.
pub(crate) fn dial(host: &str, port: u16, until: Instant) -> io::Result<TcpStream> {
    let addresses = match host.parse::<IpAddr>() {
        Ok(address) => return dial_each(&[SocketAddr::new(address, port)], until),
        Err(_) => resolve(host, port, until)?,
    };
    let first_is_v4 = addresses.first().is_some_and(SocketAddr::is_ipv4);
    let (first, second): (Vec<_>, Vec<_>) = addresses
        .into_iter()
        .take(MOST_ADDRESSES)
        .partition(|address| address.is_ipv4() == first_is_v4);
    if second.is_empty() {
        return dial_each(&first, until);
    }
    race(first, second, until)
}

/// The system's resolver knows no limit of time, so it is asked on a thread that nobody has to wait for.
fn resolve(host: &str, port: u16, until: Instant) -> io::Result<Vec<SocketAddr>> {
    let host = host.to_owned();
    let (tell, told) = sync_channel(1);
    start("specwright-resolve", &tell, move || {
        let found = (host.as_str(), port).to_socket_addrs();
        found.map(Iterator::collect)
    })?;
    told.recv_timeout(left(until)?).map_err(too_late)?
}

/// Tries both kinds of addresses, the first a little earlier.
fn race(first: Vec<SocketAddr>, second: Vec<SocketAddr>, until: Instant) -> io::Result<TcpStream> {
    let (tell, told) = sync_channel(2);
    start("specwright-connect", &tell, move || dial_each(&first, until))?;
    let mut running = 1;
    let early = match told.recv_timeout(HEAD_START.min(left(until)?)) {
        Ok(Ok(stream)) => return Ok(stream),
        Ok(Err(error)) => {
            running = 0;
            Some(error)
        }
        Err(_) => None,
    };
    start("specwright-connect", &tell, move || dial_each(&second, until))?;
    first_success(&told, running + 1, until).map_err(|error| early.unwrap_or(error))
}

fn first_success(told: &Receiver<io::Result<TcpStream>>, running: usize, until: Instant) -> io::Result<TcpStream> {
    let mut last = None;
    for _ in 0..running {
        match told.recv_timeout(left(until)?).map_err(too_late)? {
            Ok(stream) => return Ok(stream),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
}

/// A thread whose result nobody may want any more.
fn start<T: Send + 'static>(
    name: &str,
    tell: &SyncSender<io::Result<T>>,
    run: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<()> {
    let tell = tell.clone();
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(move || tell.send(run())).map(drop)
}

/// One address after the other, each with its share of the time.
fn dial_each(addresses: &[SocketAddr], until: Instant) -> io::Result<TcpStream> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
    for (tried, address) in addresses.iter().enumerate() {
        let others = u32::try_from(addresses.len().saturating_sub(tried)).unwrap_or(u32::MAX);
        let share = left(until)?.checked_div(others).unwrap_or_default();
        match TcpStream::connect_timeout(address, share.max(Duration::from_millis(1))) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn left(until: Instant) -> io::Result<Duration> {
    match until.saturating_duration_since(Instant::now()) {
        Duration::ZERO => Err(io::ErrorKind::TimedOut.into()),
        left => Ok(left),
    }
}

fn too_late(error: RecvTimeoutError) -> io::Error {
    match error {
        RecvTimeoutError::Timeout => io::ErrorKind::TimedOut.into(),
        RecvTimeoutError::Disconnected => io::Error::other("a thread has ended"),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(5)
    }

    #[test]
    fn an_address_that_refuses_is_passed_over() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let open = listener.local_addr().unwrap();
        let closed = "127.0.0.1:1".parse().unwrap();
        assert!(dial_each(&[closed, open], soon()).is_ok());
        let refused = dial_each(&[closed], soon()).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        assert!(race(vec![closed], vec![open], soon()).is_ok());
        assert!(race(vec![open], vec![closed], soon()).is_ok());
        assert!(race(vec![closed], vec![closed], soon()).is_err());
    }

    #[test]
    fn names_are_looked_up() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(dial("localhost", port, soon()).is_ok());
        assert!(dial("nobody.invalid", port, soon()).is_err());
        let late = dial("localhost", port, Instant::now()).unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::TimedOut);
    }
}
