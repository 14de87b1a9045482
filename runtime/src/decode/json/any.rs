//! Any JSON value, its items counted like those of lists: a small one in the body can be large in memory.

use serde_json::{Map, Value};

use super::parser::Stop;
use super::reading::Reading;

impl Reading<'_, '_> {
    pub(super) fn any(&mut self) -> Result<Value, Stop> {
        match self.parser.peek()? {
            b'{' => self.any_object(),
            b'[' => self.any_list(),
            b'"' => {
                let text = self.parser.string()?.value().ok_or(Stop)?;
                Ok(Value::String(text.into_owned()))
            }
            b'n' => self.parser.take_null().map(|_| Value::Null),
            // A number that is too large is none.
            _ => serde_json::from_str(self.parser.literal()?).map_err(|_| Stop),
        }
    }

    fn any_object(&mut self) -> Result<Value, Stop> {
        self.parser.enter()?;
        let mut object = Map::new();
        let mut is_first = true;
        while let Some(key) = self.next_key(&mut is_first)? {
            self.count_item()?;
            object.insert(key.into_owned(), self.any()?);
        }
        Ok(Value::Object(object))
    }

    fn any_list(&mut self) -> Result<Value, Stop> {
        self.parser.enter()?;
        let mut list = Vec::new();
        let mut is_first = true;
        while self.parser.next_item(&mut is_first)? {
            list.push(self.any()?);
            self.count_item()?;
        }
        Ok(Value::Array(list))
    }
}
