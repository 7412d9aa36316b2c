//! Addresses of instruments in the naming convention of Akoma Ntoso (OASIS LegalDocML, Akoma Ntoso
//! Naming Convention 1.0), as the United Nations' own files bear them (AKN4UN).

use super::{Act, ActKind, Date, InstrumentId, Number};

impl InstrumentId {
    /// The address of the work: `/akn/un/statement/deliberation/unga/2008-12-18/63-180/`. `date` is
    /// that of adoption; where it is not known, the year that the number tells stands for it, and
    /// where there is none, nothing.
    ///
    /// The United Nations publish such addresses for resolutions of the General Assembly and the
    /// Security Council; for other instruments the same form is used with the body's own name, for
    /// documents their symbol, for titles their identifier.
    #[must_use]
    pub fn akn_address(&self, date: Option<Date>) -> String {
        let plain = |text: &str| {
            let letters = text.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect::<String>();
            letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
        };
        let Some(act) = Act::of(self.as_str()) else {
            let kind = if self.is_symbol() { "doc/document" } else { "act/named" };
            return format!("/akn/un/{kind}/{}/", plain(self.as_str()));
        };
        let body = match act.body.get().id {
            "general-assembly" => "unga",
            "security-council" => "unsc",
            other => other,
        };
        let kind = match act.kind {
            ActKind::Resolution => "deliberation",
            ActKind::Decision => "decision",
            ActKind::Statement => "presidentialStatement",
        };
        let year = match act.number {
            Number::OfYear(_, year) | Number::InYear(year, _) => Some(year.to_string()),
            _ => None,
        };
        let when = date.map(|date| date.to_string()).or(year).map(|when| format!("{when}/")).unwrap_or_default();
        let part = act.part.map(|letter| letter.to_string()).unwrap_or_default();
        format!("/akn/un/statement/{kind}/{body}/{when}{}{part}/", plain(&act.number.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_the_united_nations_files() {
        for (id, date, address) in [
            ("A/RES/76/269", Some("2022-06-20"), "/akn/un/statement/deliberation/unga/2022-06-20/76-269/"),
            ("S/RES/2563(2021)", Some("2021-02-25"), "/akn/un/statement/deliberation/unsc/2021-02-25/2563-2021/"),
            ("S/RES/2563(2021)", None, "/akn/un/statement/deliberation/unsc/2021/2563-2021/"),
            ("A/RES/46/37[A]", None, "/akn/un/statement/deliberation/unga/46-37A/"),
            ("A/64/439/Add.2(PartII)", None, "/akn/un/doc/document/A-64-439-Add.2-PartII/"),
            ("charter-of-the-united-nations", None, "/akn/un/act/named/charter-of-the-united-nations/"),
        ] {
            let id: InstrumentId = id.parse().unwrap();
            assert_eq!(id.akn_address(date.map(|date| date.parse().unwrap())), address);
        }
    }
}
