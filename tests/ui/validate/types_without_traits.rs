use specwright_runtime::Validate;

#[derive(PartialEq)]
struct Weight(f64);

#[derive(Validate)]
struct Parcel {
    #[validate(length(max = 5))]
    text: Weight,
    #[validate(chars = "a-z")]
    characters: Option<Weight>,
    #[validate(range(max = 5))]
    number: Weight,
    #[validate(items(max = 5))]
    items: Weight,
    #[validate(unique)]
    distinct: Vec<Weight>,
    #[validate(nested)]
    nested: Vec<Weight>,
    #[validate(known)]
    known: Weight,
    #[validate(each(pattern = "^a"))]
    each: Vec<Weight>,
}

#[derive(Validate)]
#[validate(together(number, text), required_if(number, flag = true))]
struct Group {
    number: Weight,
    text: Option<String>,
    flag: Weight,
}

fn main() {}
