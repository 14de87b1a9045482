use specwright_runtime::Validate;

#[derive(Validate)]
#[validate(in_order(date, due_date))]
#[validate(in_order(date, days))]
#[validate(in_order(date, dates))]
#[validate(in_order(date))]
struct Invoice {
    date: String,
    due_date: Option<String>,
    days: Option<u32>,
    dates: Vec<String>,
}

fn main() {}
