//! One turn: the steps of a script, done on a connection.

use std::io;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::request::{Reader, Request};
use super::{State, stream::Stream};
use crate::calls::AMOUNT;
use crate::script::{Answer, Step, Turn, Values};

/// A client that does not hang up for so long never will.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);

/// Whether the connection has a next turn.
pub(super) enum After {
    Next,
    Over,
}

pub(super) async fn play(turn: &Turn, reader: &mut Reader, state: &State) -> io::Result<After> {
    let mut request = Request::default();
    let mut unanswered = None;
    for step in &turn.steps {
        if !matches!(step, Step::Read | Step::Wait(_) | Step::Reverse(_)) {
            unanswered = None;
        }
        match step {
            Step::Read => match reader.request().await? {
                Some(read) => {
                    unanswered = Some(state.count(read.clone()));
                    request = read;
                }
                None => return Ok(After::Over),
            },
            Step::ReadBytes(count) => reader.skip(*count).await?,
            Step::Reverse(size) => wait_for_others(*size, state).await,
            Step::Wait(time) => sleep(*time).await,
            Step::Silence => {
                let _ = timeout(LONGEST_SILENCE, reader.skip_all()).await;
                return Ok(After::Over);
            }
            Step::Reset => {
                reader.stream.reset()?;
                return Ok(After::Over);
            }
            Step::Leave => state.leave().await,
            Step::Vanish => return Ok(After::Over),
            Step::Close => {
                reader.stream.close().await?;
                return Ok(After::Over);
            }
            _ => send(step, &mut reader.stream, &values(&request, state)).await?,
        }
    }
    drop(unanswered);
    Ok(After::Next)
}

async fn send(step: &Step, stream: &mut Stream, values: &Values) -> io::Result<()> {
    match step {
        Step::Send(template) => stream.write(&template.bytes(values)).await,
        Step::Repeat(count, template) => stream.write(&template.bytes(values).repeat(*count)).await,
        Step::Trickle(pause, template) => {
            for byte in template.bytes(values) {
                sleep(*pause).await;
                stream.write(&[byte]).await?;
            }
            Ok(())
        }
        Step::Answer(answer) => stream.write(&written(answer, values)).await,
        _ => Ok(()),
    }
}

/// The head and as much of the body as is sent.
fn written(answer: &Answer, values: &Values) -> Vec<u8> {
    let body = match &answer.body {
        Some(body) => body.bytes(values),
        None if answer.status < 300 => values.ok.clone().into_bytes(),
        None => br#"{"code":"trouble","message":"made on purpose"}"#.to_vec(),
    };
    let mut head = format!("HTTP/1.1 {} Made On Purpose\r\n", answer.status);
    for (name, value) in &answer.headers {
        let value = value.bytes(values);
        head.push_str(&format!("{name}: {}\r\n", String::from_utf8_lossy(&value)));
    }
    let says_type = answer.headers.iter().any(|(name, _)| name == "Content-Type");
    if !says_type {
        head.push_str("Content-Type: application/json\r\n");
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    let sent = answer.cut.unwrap_or(body.len()).min(body.len());
    [head.as_bytes(), &body[..sent]].concat()
}

fn values(request: &Request, state: &State) -> Values {
    let amount = serde_json::from_slice::<serde_json::Value>(&request.body).ok();
    let amount = amount.and_then(|body| body.get("amount")?.as_i64()).unwrap_or(AMOUNT);
    Values {
        origin: state.origin.clone(),
        other: state.other.clone(),
        ok: format!(r#"{{"call":"{}","amount":{amount}}}"#, request.call()),
    }
}

/// Until all of a group have come, and then until those that came later have been answered.
async fn wait_for_others(size: usize, state: &State) {
    let size = size.max(1);
    let place = state.waiting.fetch_add(1, Ordering::SeqCst);
    let group_ends = (place / size + 1) * size;
    while state.waiting.load(Ordering::SeqCst) < group_ends {
        sleep(Duration::from_millis(1)).await;
    }
    let later = group_ends - 1 - place;
    sleep(Duration::from_millis(2) * u32::try_from(later).unwrap_or(0)).await;
}
