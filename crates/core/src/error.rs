//! What the page hears when something can't be done, and what only the log hears.
//!
//! A [`Refusal`] is an answer: a stable code and the fields that its sentence needs; the page
//! has the words. A [`Fault`] is ours: it is logged once, by the runner, under a reference
//! number, and the page hears only that number (SE-24).

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::keys::KeyStoreError;
use crate::opening::reason_of;
use crate::screen::ClosedReason;
use crate::session::Proof;

/// A field of a screen, for the refusal that belongs under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields' own")]
pub enum Field {
    InstitutionName,
    ShortName,
    DisplayName,
    Username,
    Email,
    Password,
    CurrentPassword,
    Code,
    TemporaryCode,
    RegistrationCode,
    ServiceKeyGroup,
    ServiceKey,
    Search,
    Apps,
    Reason,
    Operators,
    DeskName,
    Confirmation,
    WhomToAsk,
    FilterName,
}

/// A field that holds a number: what can be wrong with it is where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields' own")]
pub enum NumberField {
    IdleMinutes,
    Limit,
}

/// Why a sign-in has to begin again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StartOverReason {
    /// Two-factor was switched on or off for this operator or institution (PO-5).
    PolicyChanged,
    /// CHANGE PHONE (PH-1).
    PhoneChanged,
    /// More than 10 minutes on one screen (SI-4).
    Expired,
    /// Five wrong codes (EC-4).
    TooManyCodes,
    /// Three sign-ins of this operator are under way already (SE-6).
    TooManySignIns,
    /// The operator was disabled, or their password was reset.
    AccountChanged,
}

/// Why no registration code is valid (RG-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoRegistrationCode {
    /// None was given, or it is void.
    Missing,
    /// Its 24 hours are over.
    Expired,
    /// It was typed wrong five times.
    TooManyTries,
}

/// What makes a password too easy to guess (OP-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EasyBecause {
    /// It is, or is made of, what everybody uses.
    Common,
    /// It contains the institution's name.
    VenueName,
    /// It contains the operator's own name.
    OwnName,
    /// It is the password it should replace.
    SameAsBefore,
}

/// A disk that has no room left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Disk {
    /// The one with the data folder.
    OfThisPc,
    /// The one that the backup was to be written to.
    OfTheBackup,
}

/// Why a file could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotSavedBecause {
    /// No room is left.
    DiskFull,
    /// The folder may not be written.
    NotAllowed,
    /// The operating system names no folder for it.
    NoFolder,
    /// Something else, that the log has.
    Other,
}

/// Why an operation was not done. Its `code` is stable; the page has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The field is empty.
    Missing {
        /// Which.
        field: Field,
    },
    /// The field holds more than it may.
    TooLong {
        /// Which.
        field: Field,
        /// In characters.
        maximum: u32,
    },
    /// Control or direction characters, or a colon or a space where none may be (SE-21).
    ForbiddenCharacter {
        /// Which.
        field: Field,
    },
    /// Another operator has this operator name, whatever the case or Unicode form (OP-4).
    NameTaken,
    /// No e-mail that mail could be sent to.
    NotAnEmail,
    /// Another operator has this e-mail, whatever the case or Unicode form.
    EmailTaken,
    /// A number outside its range.
    OutOfRange {
        /// Which.
        field: NumberField,
        /// The least allowed.
        minimum: u32,
        /// The most allowed.
        maximum: u32,
    },
    /// Two-factor sign-in starts on a day to come, within a year.
    StartDayOutOfRange,
    /// Not all of the desk's settings could be kept on this computer.
    DeskNotKept,
    /// Fewer characters than OP-4 asks for here.
    PasswordTooShort {
        /// Which.
        field: Field,
        /// In characters.
        minimum: u32,
    },
    /// Too easy to guess (OP-4).
    PasswordTooEasy {
        /// Which.
        field: Field,
        /// What makes it so.
        why: EasyBecause,
    },
    /// Not exactly six ASCII digits (EC-1, SE-2). Not counted as a try.
    NotSixDigits,
    /// Not exactly eight ASCII digits (PH-4). Not counted as a try.
    NotEightDigits,
    /// Not eight letters of a registration code (RG-7). Not counted as a try.
    RegistrationCodeMalformed,
    /// Not the group of the service key that was asked for (SU-2).
    WrongGroup,
    /// Not a service key: its length, letters or checksum are off. Not counted as a try.
    ServiceKeyMalformed,
    /// A service key, but not this institution's.
    WrongServiceKey,
    /// Operator name or password is not right; nothing more is said (SI-1).
    WrongPassword,
    /// The signed-in operator's own password is not right.
    WrongCurrentPassword,
    /// Too many wrong tries: nothing is looked at before `until` (SE-6).
    Delayed {
        /// From now.
        wait_seconds: u32,
        /// The same as a moment.
        until: Timestamp,
    },
    /// Not the code (EC-5).
    WrongCode {
        /// In this sign-in.
        tries_left: u32,
    },
    /// Right, but used already, or older than the last used one (EC-3).
    UsedCode {
        /// In this sign-in.
        tries_left: u32,
    },
    /// The last two codes were right for one same other moment (EC-5).
    ClockOff {
        /// How far that moment is away.
        minutes: u32,
        /// In this sign-in.
        tries_left: u32,
    },
    /// This computer's clock is behind the highest time the app has seen (SE-8).
    ClockBehind {
        /// How far.
        minutes: u32,
    },
    /// 50 wrong codes within 30 days: CHANGE PHONE is needed (SE-6).
    RegistrationDisabled,
    /// Not the temporary code, or there is none (PH-4).
    WrongTemporaryCode {
        /// In this sign-in.
        tries_left: u32,
    },
    /// The temporary code, which was used already.
    UsedTemporaryCode {
        /// In this sign-in.
        tries_left: u32,
    },
    /// The temporary code, whose time is over.
    ExpiredTemporaryCode {
        /// In this sign-in.
        tries_left: u32,
    },
    /// Not the registration code (RG-7).
    WrongRegistrationCode {
        /// Of this code, in any sign-in.
        tries_left: u32,
    },
    /// No registration code is valid: an administrator has to give a new one (RG-7).
    NewRegistrationCodeNeeded {
        /// Why.
        why: NoRegistrationCode,
    },
    /// The sign-in ended; it begins again with the password.
    StartOver {
        /// Why.
        why: StartOverReason,
    },
    /// Changing one's own phone ended; the old one goes on working (PH-5).
    PhoneNotChanged {
        /// Why.
        why: StartOverReason,
    },
    /// The last code is over ten minutes old: this needs another, or the password where no code is
    /// asked for. Nothing was done; after the proof it can be asked again.
    FreshCodeNeeded {
        /// What is asked for.
        with: Proof,
    },
    /// Not what this desk can do now.
    OutOfOrder,
    /// Not for this role or window (OP-6).
    NotAllowed,
    /// The last enabled administrator stays (OP-3).
    LastAdministrator,
    /// One's own phone is changed by somebody else (PH-3).
    OwnPhone,
    /// Not on oneself: somebody else must do this.
    OwnAccount,
    /// No operator has this id.
    NoSuchOperator,
    /// There is no phone to change.
    NotRegistered,
    /// There is a phone already: no registration code is needed (RG-7).
    AlreadyRegistered,
    /// The institution asks for no registration codes (RG-7).
    NoRegistrationCodes,
    /// No second factor is asked of this operator (PO-4).
    NoCodeAsked,
    /// The operator is disabled.
    OperatorIsDisabled,
    /// "I have checked that this is …" was not said (PH-1).
    IdentityNotChecked,
    /// The service team helps administrators; they help everybody else (RE-1).
    NotAnAdministrator,
    /// The key store does not give this data's root key, so it can't be sealed under a new service
    /// key; the old one stays valid.
    RootKeyUnavailable,
    /// The copy of the root key that the service key opens is of an earlier version, which an administrator
    /// can't renew (SE-14).
    NewKeysNeedServiceKey,
    /// The feature is on already.
    AlreadyEnabled,
    /// The session is over.
    SessionEnded,
    /// The session is locked.
    SessionLocked,
    /// A file that was asked for could not be saved; nothing of it is left.
    FileNotSaved {
        /// Where it should have been.
        folder: String,
        /// Why.
        why: NotSavedBecause,
    },
    /// Two passwords are being checked and eight wait (SE-10).
    Busy,
    /// A backup replaces no file.
    FileExists,
    /// Nothing can be written where the backup was to go.
    PlaceNotWritable,
    /// A disk is full. What was begun is gone again.
    NoRoom {
        /// Which.
        disk: Disk,
    },
    /// A backup is being made, checked or restored already.
    BackupUnderWay,
    /// The file is no backup.
    NotABackup,
    /// A newer version of the app made the backup.
    BackupNewer,
    /// The backup was cut off or changed, or holds what does not fit together.
    BackupDamaged,
    /// The file can't be read.
    BackupUnreadable,
    /// A service key, but not one that opens this backup.
    WrongBackupKey,
    /// Not what had to be typed before something is lost (SE-17).
    WrongConfirmation,
    /// A file to import is larger than any that is (OP-5).
    FileTooLarge {
        /// What one may be at most.
        maximum_mib: u32,
    },
    /// A file to import has more rows than are imported at once (OP-5).
    TooManyRows {
        /// So many may be.
        maximum: u32,
    },
    /// An administrator keeps as many filters as may be: one has to go first.
    TooManySavedFilters {
        /// So many may be.
        maximum: u32,
    },
    /// A file to import is no table of text with a header (OP-5).
    NotATable,
    /// A file to import can't be read.
    FileUnreadable,
    /// No file was looked at in this session, or it was locked since (OP-5).
    NothingToImport,
    /// A row of the file is bad: nothing of it is imported (OP-5).
    ImportHasBadRows,
    /// The person called it off; nothing was imported.
    ImportCancelled,
    /// The key store is locked, gone or silent: what was asked for is not answered before it is back,
    /// and may have been done (SE-15).
    KeyStoreUnavailable {
        /// For support.
        reference: String,
    },
    /// The disk is full or fails; nothing was looked at (SE-5).
    TryAgainLater {
        /// For support.
        reference: String,
    },
    /// A fault of the program or of the data; the log has the detail.
    Failed {
        /// For support.
        reference: String,
    },
}

/// What went wrong inside. Never shown; logged once under a reference number.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// SQLite, or the disk under it.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The key store.
    #[error("key store: {0}")]
    KeyStore(#[from] KeyStoreError),
    /// A sealed value that does not open: moved, changed, or under another key.
    #[error("a sealed value does not open: {0}")]
    Sealed(&'static str),
    /// A stored value outside what the program ever writes.
    #[error("the database holds what was never written: {0}")]
    Tampered(&'static str),
    /// Somebody changed the data while it is open (SE-15).
    #[error("the data was changed outside the app while it is open")]
    EditedOutside,
    /// A write changed other rows than it should have.
    #[error("other rows were changed than were meant: {0}")]
    NotTheRows(&'static str),
    /// A file of ours in the data folder.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A library refused what should be impossible.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

impl Fault {
    /// Whether waiting or freeing space may help: the disk, not the data.
    fn may_pass(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Database(error)) => {
                // SQLITE_BUSY, READONLY, IOERR, FULL, CANTOPEN: the low byte of the extended code.
                let code = error.code().and_then(|code| code.parse::<u32>().ok());
                matches!(code.map(|code| code & 0xff), Some(5 | 8 | 10 | 13 | 14))
            }
            Self::Database(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut) => true,
            // The data is looked at again meanwhile.
            Self::EditedOutside | Self::File(_) => true,
            _ => false,
        }
    }

    /// What the page hears of this fault.
    pub(crate) fn refusal(&self, reference: String) -> Refusal {
        if matches!(self, Self::KeyStore(_)) {
            Refusal::KeyStoreUnavailable { reference }
        } else if self.may_pass() {
            Refusal::TryAgainLater { reference }
        } else {
            Refusal::Failed { reference }
        }
    }
}

/// How an operation ends when it does not answer.
#[derive(Debug)]
pub enum Stop {
    /// With an answer of its own kind.
    Refused(Refusal),
    /// With a fault of ours.
    Failed(Fault),
}

impl Stop {
    /// Why the data can't stay open after this, where it can't: without its key store.
    pub(crate) const fn closes(&self) -> Option<ClosedReason> {
        match self {
            Self::Failed(Fault::KeyStore(error)) => Some(reason_of(error)),
            _ => None,
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<F: Into<Fault>> From<F> for Stop {
    fn from(fault: F) -> Self {
        Self::Failed(fault.into())
    }
}
