//! A picture in SVG as PNG, drawn by resvg with the face that its text was measured in.

use std::io::{self, Write};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Most pixels of an image: some 400 megabytes while it is drawn.
const MOST: u64 = 100_000_000;

/// Draws an SVG of [`super::svg`] at `scale` pixels a unit of the page.
///
/// The same bytes on every machine, but for scripts that DejaVu Sans lacks (Chinese), for which the
/// system's fonts are asked.
///
/// # Errors
/// `InvalidData` when the SVG cannot be read or is larger than an image can be.
pub fn write(svg: &str, scale: f32, mut out: impl Write) -> io::Result<()> {
    let fault = |cause: String| io::Error::new(io::ErrorKind::InvalidData, cause);
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    fonts.load_font_data(dejavu::sans::oblique().to_vec());
    if needs_more(svg) {
        fonts.load_system_fonts();
    }
    let options = Options { font_family: "DejaVu Sans".to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
    // The faces of the SVG are those of browsers; here all text is in the one that is embedded.
    let svg = svg.replacen(super::svg::FACES, "'DejaVu Sans'", 1);
    let tree = Tree::from_str(&svg, &options).map_err(|cause| fault(cause.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| fault("the picture is empty".to_owned()))?;
    if u64::from(size.width()) * u64::from(size.height()) > MOST {
        return Err(fault("the picture is too large for an image; draw fewer cards with --most, or take --format svg".to_owned()));
    }
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| fault("the picture is too large for an image; draw fewer cards with --most".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    out.write_all(&pixels.encode_png().map_err(|cause| fault(cause.to_string()))?)
}

/// Whether a text holds letters that the embedded face lacks.
fn needs_more(text: &str) -> bool {
    text.chars().any(|c| !c.is_control() && !crate::picture::face::has(c))
}
