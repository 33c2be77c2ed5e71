//! QR codes as the page draws them: one SVG path, never an image or a file (SE-22).

use qrcode::{Color, EcLevel};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Fault;

/// A QR code in module units, without its margin. Error correction M.
#[derive(Serialize, TS)]
pub struct QrCode {
    /// Modules along one side.
    pub size: u32,
    /// The dark modules, row by row, as one SVG path.
    pub path: String,
}

impl std::fmt::Debug for QrCode {
    // The drawing is its content, and that may be a secret key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("QrCode(…)")
    }
}

impl QrCode {
    /// Draws a text.
    pub(crate) fn draw(text: &str) -> Result<Self, Fault> {
        let code = qrcode::QrCode::with_error_correction_level(text, EcLevel::M)
            .map_err(|error| Fault::Unexpected(error.to_string()))?;
        let size = code.width();
        let mut path = String::with_capacity(size * size * 4);
        for (y, row) in code.to_colors().chunks(size).enumerate() {
            // A run of dark modules is one rectangle.
            let mut x = 0;
            while x < size {
                let run = row[x..]
                    .iter()
                    .take_while(|color| **color == Color::Dark)
                    .count();
                if run > 0 {
                    path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        Ok(Self {
            size: size as u32,
            path,
        })
    }
}
