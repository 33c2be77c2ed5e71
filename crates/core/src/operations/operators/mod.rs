//! A1 and A2: what administrators do with operators (OP, PO-2, PH-1).

mod change_phone;
mod change_role;
mod create_operator;
mod details;
mod disable_operator;
mod end_sessions;
mod export_operators;
mod give_registration_code;
mod give_temporary_code;
mod import_operators;
mod list_operators;
mod preview_import;
mod rename_operator;
mod require_two_factor;
mod reset_password;
mod save_import_template;
mod saved_filters;
mod unlock_operator;

pub(crate) use change_phone::change_phone;
pub use change_phone::{ChangePhone, ChangedPhone, PhoneChangeReason};
pub use change_role::ChangeRole;
pub use create_operator::{CreateOperator, CreatedOperator};
pub(crate) use details::details;
pub use details::{GetOperatorDetails, OperatorDetails};
pub(crate) use disable_operator::enable_operator;
pub use disable_operator::{DisableOperator, EnableOperator};
pub use end_sessions::EndSessions;
pub(crate) use end_sessions::end_sessions;
pub use export_operators::ExportOperators;
pub use give_registration_code::{GiveRegistrationCode, RegistrationCodeGiven};
pub use give_temporary_code::{GiveTemporaryCode, TemporaryCodeGiven};
pub use import_operators::{ImportOperators, ImportOutcome};
pub use list_operators::ListOperators;
pub use preview_import::{PreviewImport, StartImport};
pub use rename_operator::RenameOperator;
pub use require_two_factor::{
    RequireTwoFactor, RequirementChanged, Selection, SkipReason, SkippedOperator,
};
pub(crate) use reset_password::reset_password;
pub use reset_password::{PasswordReset, ResetPassword};
pub use save_import_template::SaveImportTemplate;
pub use saved_filters::{ListQuestion, ListSavedFilters, RemoveFilter, SaveFilter, SavedFilter};
pub use unlock_operator::UnlockOperator;
pub(crate) use unlock_operator::unlock_operator;
