//! The transport of blocking calls: the same exchange, run by a thread of its own. reqwest's blocking client panics when
//! it is made or dropped inside async code; a thread that is asked over a channel works anywhere.

use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::exchange::{Exchanger, Limits};
use super::{BlockingTransport, CallContext, Tls};
use crate::client::BaseUrl;
use crate::error::{BuildError, TransportError, TransportErrorKind};

/// The thread ends when this is dropped.
struct Worker {
    jobs: UnboundedSender<Job>,
}

struct Job {
    request: http::Request<Bytes>,
    limits: Limits,
    reply: SyncSender<Result<http::Response<Bytes>, TransportError>>,
}

pub(super) fn connect(
    base_url: &BaseUrl,
    connect_limit: Duration,
    tls: &Tls,
) -> Result<Arc<dyn BlockingTransport>, BuildError> {
    let exchanger = Exchanger::new(base_url, connect_limit, tls)?;
    let (jobs, received) = unbounded_channel();
    let (started, start) = sync_channel(1);
    thread::Builder::new()
        .name("specwright-blocking".to_owned())
        .spawn(move || match worker_runtime() {
            Ok(runtime) => {
                // Nobody waits any more if this fails; the closed channel of jobs then ends the thread.
                let _ = started.send(true);
                runtime.block_on(serve(exchanger, received));
            }
            Err(_) => {
                let _ = started.send(false);
            }
        })
        .map_err(|_| no_thread())?;
    match start.recv() {
        Ok(true) => Ok(Arc::new(Worker { jobs })),
        _ => Err(no_thread()),
    }
}

fn no_thread() -> BuildError {
    BuildError::one("the thread of the blocking client cannot be started")
}

fn worker_runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

/// Runs the jobs beside each other, as callers may be on several threads.
async fn serve(exchanger: Exchanger, mut jobs: UnboundedReceiver<Job>) {
    let exchanger = Arc::new(exchanger);
    while let Some(job) = jobs.recv().await {
        let exchanger = Arc::clone(&exchanger);
        tokio::spawn(async move {
            let answer = exchanger.exchange(job.request, job.limits).await;
            // A caller that is gone needs no answer.
            let _ = job.reply.send(answer);
        });
    }
}

impl BlockingTransport for Worker {
    fn send(
        &self,
        request: http::Request<Bytes>,
        context: CallContext<'_>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (reply, answer) = sync_channel(1);
        let job = Job {
            request,
            limits: Limits::of(context),
            reply,
        };
        self.jobs.send(job).map_err(|_| thread_ended())?;
        answer.recv().map_err(|_| thread_ended())?
    }
}

fn thread_ended() -> TransportError {
    TransportError::new(
        TransportErrorKind::Broken,
        "the thread of the blocking client has ended",
    )
}
