//! The characters of a page with their places, as the program of the page draws them.

use std::collections::BTreeMap;
use std::time::Instant;

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

/// One character; of several that are drawn as one (a ligature), each takes its share of the width.
/// Lengths are in points, with `y` counted upwards.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Left end.
    pub x: f32,
    /// Right end.
    pub end: f32,
    /// The line that it stands on.
    pub y: f32,
    /// Height of its font as it appears.
    pub size: f32,
    /// What it is.
    pub c: char,
}

/// A page as it was drawn.
#[derive(Debug, Default)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
    /// Bottom of the page.
    pub bottom: f32,
    /// Height in points.
    pub height: f32,
    /// Its characters, in the order in which they were drawn.
    pub glyphs: Vec<Glyph>,
    /// The horizontal lines drawn on it.
    pub rules: Vec<Rule>,
}

/// A horizontal line that is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Left end.
    pub x: f32,
    /// Right end.
    pub end: f32,
    /// Its height on the page.
    pub y: f32,
}

/// Collects pages.
#[derive(Debug)]
pub struct Collector {
    /// The pages so far.
    pub pages: Vec<Page>,
    /// When to give up.
    deadline: Instant,
    glyphs: usize,
    /// How far each page is turned when it is shown, in degrees clockwise.
    turns: BTreeMap<u32, i64>,
}

/// Most characters that a document has; the longest of the United Nations have some millions.
const MOST_GLYPHS: usize = 12_000_000;

impl Collector {
    /// Collects until the deadline; `turns` are those of the pages by their number.
    pub const fn new(deadline: Instant, turns: BTreeMap<u32, i64>) -> Self {
        Self { pages: Vec::new(), deadline, glyphs: 0, turns }
    }

    /// A matrix as it is when the page is shown.
    fn shown(&self, at: &Transform) -> Transform {
        let Some(page) = self.pages.last() else { return *at };
        let turn = self.turns.get(&page.number).copied().unwrap_or(0).rem_euclid(360);
        let (height, bottom) = (f64::from(page.height), f64::from(page.bottom));
        // The place is turned about the corner; where that lies does not matter but for its sign.
        let to = match turn {
            90 => Transform::row_major(0., -1., 1., 0., 0., height),
            180 => Transform::row_major(-1., 0., 0., -1., height, height + 2. * bottom),
            270 => Transform::row_major(0., 1., -1., 0., height, 0.),
            _ => return *at,
        };
        at.post_transform(&to)
    }

    fn rule(&mut self, x: f64, y: f64, to: f64, height: f64, ctm: &Transform) {
        let width = ((to - x) * ctm.m11).abs();
        if width > 40. && (height * ctm.m22).abs() < 3. {
            let place = |x: f64| (x * ctm.m11 + ctm.m31) as f32;
            let (a, b) = (place(x), place(to));
            self.page().rules.push(Rule { x: a.min(b), end: a.max(b), y: (y * ctm.m22 + ctm.m32) as f32 });
        }
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        self.pages.last_mut().expect("one was just put there")
    }

    fn path(&mut self, path: &Path, ctm: &Transform) {
        let mut from = (0., 0.);
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => from = (x, y),
                PathOp::LineTo(x, y) => {
                    self.rule(from.0, from.1, x, y - from.1, ctm);
                    from = (x, y);
                }
                PathOp::Rect(x, y, width, height) => self.rule(x, y, x + width, height, ctm),
                PathOp::CurveTo(..) | PathOp::Close => {}
            }
        }
    }
}

impl OutputDev for Collector {
    fn begin_page(&mut self, number: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        let (bottom, height) = (media.lly as f32, (media.ury - media.lly) as f32);
        self.pages.push(Page { number, bottom, height, ..Page::default() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(&mut self, at: &Transform, width: f64, _: f64, size: f64, text: &str) -> Result<(), OutputError> {
        self.glyphs += 1;
        if self.glyphs > MOST_GLYPHS || self.glyphs.is_multiple_of(4096) && Instant::now() > self.deadline {
            return Err(OutputError::IoError(std::io::ErrorKind::TimedOut.into()));
        }
        let at = &self.shown(at);
        // Text that does not run from left to right is a stamp on the margin.
        if at.m11 <= 0. || at.m12.abs() > 0.1 * at.m11 {
            return Ok(());
        }
        let (x, y) = (at.m31 as f32, at.m32 as f32);
        let end = x + (width * size * at.m11) as f32;
        let size = (size * at.m22.abs()) as f32;
        if x.is_finite() && y.is_finite() && end.is_finite() && size.is_finite() {
            let share = (end - x) / f32::from(text.chars().count().clamp(1, 64) as u8);
            let mut left = x;
            self.page().glyphs.extend(text.chars().map(|c| {
                left += share;
                Glyph { x: left - share, end: left, y, size, c }
            }));
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, ctm: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        self.path(path, ctm);
        Ok(())
    }

    fn fill(&mut self, ctm: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        self.path(path, ctm);
        Ok(())
    }
}
