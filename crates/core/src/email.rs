//! E-mails: what may be one, and when two are the same. An operator may have one, for single sign-on
//! later; no mail is ever sent to it.

use email_address::{EmailAddress, Options};

use crate::error::{Field, Refusal};
use crate::names::{checked_line, username_key};

/// In characters: what a mail server takes (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const LONGEST_EMAIL: usize = 254;

/// An e-mail; nothing where the line is empty.
pub fn checked_email(typed: &str) -> Result<Option<String>, Refusal> {
    // The address alone, and in a domain as mail is sent to: `anna@box-office` is a name forgotten half.
    const OPTIONS: Options = Options {
        minimum_sub_domains: 2,
        allow_domain_literal: false,
        allow_display_text: false,
        allow_long_local_parts: false,
    };
    let email = checked_line(Field::Email, typed, LONGEST_EMAIL)?;
    match &email {
        Some(email) if EmailAddress::parse_with_options(email, OPTIONS).is_err() => {
            Err(Refusal::NotAnEmail)
        }
        _ => Ok(email),
    }
}

/// The form in which two e-mails are compared, as operator names are. Mail servers may tell capitals
/// apart before the @, but none gives two people addresses that differ in nothing else.
pub fn email_key(email: &str) -> String {
    username_key(email)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::plain("anna.keller@theatre-carouge.ch")]
    #[case::plus("anna+box@theatre.example")]
    #[case::apostrophe("chiara.d'angelo@teatro.example")]
    #[case::accents("zoë@théâtre.example")]
    #[case::subdomain("a@mail.theatre.example")]
    fn an_address_is_an_e_mail(#[case] typed: &str) {
        assert_eq!(checked_email(typed), Ok(Some(typed.to_owned())));
        let padded = format!(" {typed} ");
        assert_eq!(checked_email(&padded), Ok(Some(typed.to_owned())));
    }

    #[rstest]
    #[case::no_at("anna.keller")]
    #[case::nobody("@theatre.example")]
    #[case::nowhere("anna@")]
    #[case::half_a_domain("anna@theatre")]
    #[case::dot_at_the_end("anna@theatre.example.")]
    #[case::two_dots("anna..keller@theatre.example")]
    #[case::a_space("anna keller@theatre.example")]
    #[case::two("anna@theatre.example, bruno@theatre.example")]
    #[case::with_a_name("Anna Keller <anna@theatre.example>")]
    #[case::a_number("anna@[192.0.2.1]")]
    fn what_no_mail_can_be_sent_to_is_refused(#[case] typed: &str) {
        assert_eq!(checked_email(typed), Err(Refusal::NotAnEmail));
    }

    #[test]
    fn an_e_mail_may_be_missing_and_is_one_short_line__SE_21() {
        let field = Field::Email;
        assert_eq!(checked_email(" \u{3000} "), Ok(None));
        let too_long = Err(Refusal::TooLong {
            field,
            maximum: 254,
        });
        let long = format!("a@{}example", "b.".repeat(123));
        assert_eq!(checked_email(&long), too_long);
        assert_eq!(checked_email(&"a".repeat(1_000_000)), too_long);
        for typed in ["anna@\u{202e}theatre.example", "anna@theatre\n.example"] {
            let refused = Err(Refusal::ForbiddenCharacter { field });
            assert_eq!(checked_email(typed), refused);
        }
    }

    #[rstest]
    #[case::case("Anna@Theatre.example", "anna@theatre.EXAMPLE")]
    #[case::composed_and_decomposed("zoë@theatre.example", "zoe\u{308}@theatre.example")]
    #[case::full_width("ａｎｎａ@theatre.example", "anna@theatre.example")]
    fn two_spellings_are_one_e_mail__OP_4(#[case] one: &str, #[case] other: &str) {
        assert_eq!(email_key(one), email_key(other));
    }
}
