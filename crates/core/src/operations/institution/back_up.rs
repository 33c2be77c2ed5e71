//! "Back up now": whether it may be done (RE-2). What follows takes long, and the desk is not to wait
//! for it: the shell lets the person choose a place, and [`crate::Guichet::back_up`] does the rest.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::store::institution;

/// Asks for a backup.
#[derive(Debug, Deserialize, TS)]
pub struct BackUp {}

/// It may be made.
#[derive(Debug, Serialize, TS)]
pub struct BackUpStart {
    /// Who makes it.
    pub by: OperatorId,
    /// A name for the file.
    pub name: String,
}

impl Operation for BackUp {
    type Answer = BackUpStart;
    const NAME: &'static str = "back_up";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<BackUpStart, Stop> {
        let (by, now) = (desk.actor()?.id, desk.now);
        let institution = institution::get(desk.db().await?).await?;
        let words = words(&institution.short_name);
        Ok(BackUpStart {
            by,
            name: format!("guichet-{words}-{}.guichet-backup", now.date()),
        })
    }
}

/// A name without what file systems don't take.
fn words(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_name_is_cut_to_what_every_file_system_takes() {
        for (name, expected) in [
            ("Carouge", "Carouge"),
            ("Carouge Box Office", "Carouge-Box-Office"),
            (" Théâtre / Bühne: \"A\" ", "Théâtre-Bühne-A"),
            ("../../etc", "etc"),
        ] {
            assert_eq!(words(name), expected);
        }
    }
}
