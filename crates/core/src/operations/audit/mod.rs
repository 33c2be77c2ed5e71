//! The trail, as administrators read it (A4).

mod check_trail;
mod export_trail;
mod list_trail;

pub use check_trail::CheckTrail;
pub use export_trail::ExportTrail;
pub use list_trail::ListTrail;
