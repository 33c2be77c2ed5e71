//! Operations: everything that a window can ask for. One file each, in folders by who asks.
//!
//! An operation is a question, its answer, who may ask, and what happens. The runner
//! ([`crate::Guichet::ask`]) does what is the same for all: authority, the transaction, the audit
//! entries, the desk's place.

mod audit;
mod institution;
mod judge_password;
mod look;
mod operators;
mod rescue;
mod session;
mod set_up;
mod sign_in;

use std::future::Future;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

pub use audit::*;
pub use institution::*;
pub use judge_password::JudgePassword;
pub use look::*;
pub use operators::*;
pub use rescue::*;
pub use session::*;
pub(crate) use set_up::expected_of_the_first;
pub use set_up::*;
pub use sign_in::*;
pub(crate) use sign_in::{basis, expected_of, gate, is_asked, required_length};

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::evidence::Finding;
use crate::screen::ClosedReason;

/// Something that a window can ask for.
pub trait Operation: DeserializeOwned + TS + Send + 'static {
    /// What it answers.
    type Answer: Serialize + TS + Send + 'static;
    /// Its name on the wire and in the trail.
    const NAME: &'static str;
    /// Who may ask.
    const ALLOWED: Allowed;
    /// Whether it never writes: then it waits for no writer.
    const READS_ONLY: bool = false;
    /// Whether closed data is opened first: "Try again".
    const REOPENS: bool = false;
    /// Whether all keys are made anew once it has answered.
    const RENEWS_KEYS: bool = false;

    /// Who may ask this very question, where some of them ask for more than [`Self::ALLOWED`].
    fn allowed(&self) -> Allowed {
        Self::ALLOWED
    }

    /// What happens. Nothing of it stays where it ends in a refusal, but for what was settled.
    fn run(self, desk: &mut Desk<'_>) -> impl Future<Output = Result<Self::Answer, Stop>> + Send;

    /// The service key that closed data is opened with first, as typed.
    fn opens_with(&self) -> Option<&str> {
        None
    }

    /// The service key that all keys are made anew with first, as typed.
    fn rotates_with(&self) -> Option<&str> {
        None
    }

    /// The answer while the data is closed, or being opened (`None`); most have none.
    fn while_closed(&self, _closed: Option<&Closed>) -> Option<Self::Answer> {
        None
    }
}

/// Why the data is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub(crate) reason: ClosedReason,
    /// What was found, where the reason is that the data was changed outside the app.
    pub(crate) findings: Vec<Finding>,
}

/// Calls a macro with every operation that a window may send, as `name: Type`. What the shell and
/// the command line ask for by themselves is not among them.
#[macro_export]
macro_rules! for_each_operation {
    ($callback:ident) => {
        $callback! {
            look: Look,
            try_again: TryAgain,
            begin_set_up: BeginSetUp,
            name_institution: NameInstitution,
            name_first_administrator: NameFirstAdministrator,
            judge_password: JudgePassword,
            choose_two_factor: ChooseTwoFactor,
            confirm_service_key: ConfirmServiceKey,
            start_sign_in: StartSignIn,
            choose_new_password: ChooseNewPassword,
            next: Next,
            register_later: RegisterLater,
            show_secret_key: ShowSecretKey,
            enter_registration_code: EnterRegistrationCode,
            enter_code: EnterCode,
            enter_temporary_code: EnterTemporaryCode,
            back: Back,
            open_service_access: OpenServiceAccess,
            open_with_service_key: OpenWithServiceKey,
            enable_two_factor: EnableTwoFactor,
            rotate_keys: RotateKeys,
            accept_clock: AcceptClock,
            choose_administrator: ChooseAdministrator,
            change_administrator_phone: ChangeAdministratorPhone,
            reset_administrator_password: ResetAdministratorPassword,
            end_administrator_sessions: EndAdministratorSessions,
            unlock_administrator: UnlockAdministrator,
            enable_administrator: EnableAdministrator,
            replace_service_key: ReplaceServiceKey,
            confirm_new_service_key: ConfirmNewServiceKey,
            keep_active: KeepActive,
            operator_language: OperatorLanguage,
            choose_my_language: ChooseMyLanguage,
            lock: Lock,
            unlock: Unlock,
            unlock_with_code: UnlockWithCode,
            sign_out: SignOut,
            switch_operator: SwitchOperator,
            change_my_password: ChangeMyPassword,
            change_my_phone: ChangeMyPhone,
            prove_code: ProveCode,
            prove_password: ProvePassword,
            look_management: LookManagement,
            list_operators: ListOperators,
            list_saved_filters: ListSavedFilters,
            save_filter: SaveFilter,
            remove_filter: RemoveFilter,
            operator_details: GetOperatorDetails,
            create_operator: CreateOperator,
            rename_operator: RenameOperator,
            change_role: ChangeRole,
            reset_password: ResetPassword,
            disable_operator: DisableOperator,
            enable_operator: EnableOperator,
            unlock_operator: UnlockOperator,
            end_sessions: EndSessions,
            change_phone: ChangePhone,
            give_temporary_code: GiveTemporaryCode,
            give_registration_code: GiveRegistrationCode,
            require_two_factor: RequireTwoFactor,
            save_import_template: SaveImportTemplate,
            export_operators: ExportOperators,
            institution: GetInstitution,
            request_activation: RequestActivation,
            announce_start: AnnounceStart,
            change_settings: ChangeSettings,
            renew_keys: RenewKeys,
            hand_out: HandOut,
            list_trail: ListTrail,
            check_trail: CheckTrail,
            export_trail: ExportTrail,
        }
    };
}
