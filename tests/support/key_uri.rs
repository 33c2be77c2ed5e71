//! What a phone's app reads from a QR code, by a reader that shares nothing with the app's writer.

/// The parts of `otpauth://totp/{label}?secret={key}&issuer={issuer}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyUri {
    /// As the phone lists it: "issuer:account".
    pub label: String,
    /// Base32.
    pub key: String,
    /// The parameter, which must agree with the label's first part.
    pub issuer: String,
    /// Everything else that was given, by name.
    pub others: Vec<(String, String)>,
}

impl KeyUri {
    /// Reads it; `None` when it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let (label, parameters) = text.strip_prefix("otpauth://totp/")?.split_once('?')?;
        let mut uri = Self {
            label: percent_decoded(label)?,
            key: String::new(),
            issuer: String::new(),
            others: Vec::new(),
        };
        for parameter in parameters.split('&') {
            let (name, value) = parameter.split_once('=')?;
            let value = percent_decoded(value)?;
            match name {
                "secret" => uri.key = value,
                "issuer" => uri.issuer = value,
                _ => uri.others.push((name.to_owned(), value)),
            }
        }
        (!uri.key.is_empty()).then_some(uri)
    }
}

/// RFC 3986: `%20` is a space, and `+` is a plus (some phones would show it as one).
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[test]
fn a_key_uri_is_read_as_rfc_3986_says() {
    let read = KeyUri::read("otpauth://totp/Th%C3%A9%C3%A2tre%20%2B:anna?secret=ABC&issuer=Th%C3%A9%C3%A2tre%20%2B&digits=6").unwrap();
    assert_eq!(read.label, "Théâtre +:anna");
    assert_eq!(read.issuer, "Théâtre +");
    assert_eq!(read.key, "ABC");
    assert_eq!(read.others, [("digits".to_owned(), "6".to_owned())]);
    assert_eq!(KeyUri::read("https://apps.apple.com/app/id388497605"), None);
    assert_eq!(KeyUri::read("otpauth://totp/a?secret=%GG"), None);
}
