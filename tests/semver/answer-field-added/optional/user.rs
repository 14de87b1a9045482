//! A program that meets this: an answer has another field, which may be absent.

pub async fn user(client: &client::Client) -> Option<i64> {
    let answer = client.things().create().name("lid").send().await.ok()?;
    println!("{:?}", answer.label);
    Some(answer.id)
}
