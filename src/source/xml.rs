//! XML trees walked without recursion, however deep they are.

use roxmltree::{Document, Node, ParsingOptions};

/// Most nodes that a document may have: more than the longest has, and what fits in memory.
const MOST_NODES: u32 = 8_000_000;

/// A step on the way through a tree.
pub enum Step<'a, 'input> {
    /// An element begins.
    Open(Node<'a, 'input>),
    /// An element ends.
    Close(Node<'a, 'input>),
    /// Text between them.
    Text(Node<'a, 'input>),
}

/// Parses a document. Document type declarations are refused: with them a small file can stand for
/// an endless text, or ask for files of the reader.
pub fn parse(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    Document::parse_with_options(text, ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() })
}

/// Walks the tree below a node in the order of the text. `visit` says of each element that begins
/// whether its content is looked at; one that is not ends at once.
pub fn walk<'a, 'input>(root: Node<'a, 'input>, mut visit: impl FnMut(Step<'a, 'input>) -> bool) {
    let mut next = Some(root);
    let mut open: Vec<Node> = Vec::new();
    while let Some(node) = next {
        let enters = if node.is_element() { visit(Step::Open(node)) } else { node.is_text() && visit(Step::Text(node)) };
        if let Some(child) = node.first_child().filter(|_| enters && node.is_element()) {
            open.push(node);
            next = Some(child);
            continue;
        }
        if node.is_element() {
            visit(Step::Close(node));
        }
        next = if open.is_empty() { None } else { node.next_sibling() };
        while next.is_none() {
            let Some(parent) = open.pop() else { return };
            visit(Step::Close(parent));
            next = if open.is_empty() { None } else { parent.next_sibling() };
            if open.is_empty() && next.is_none() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_begins_and_ends_and_what_is_left_out_has_no_inside() {
        let tree = parse("<a>x<b>y</b><skip><c/>n</skip><d/>z</a>").unwrap();
        let mut seen = String::new();
        walk(tree.root_element(), |step| {
            match step {
                Step::Open(node) => seen.extend(["<", node.tag_name().name(), ">"]),
                Step::Close(node) => seen.extend(["</", node.tag_name().name(), ">"]),
                Step::Text(node) => seen.push_str(node.text().unwrap()),
            }
            !matches!(step, Step::Open(node) if node.tag_name().name() == "skip")
        });
        assert_eq!(seen, "<a>x<b>y</b><skip></skip><d></d>z</a>");
    }

    #[test]
    fn depth_takes_no_stack() {
        let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let tree = parse(&deep).unwrap();
        let mut closed = 0;
        walk(tree.root_element(), |step| {
            closed += usize::from(matches!(step, Step::Close(_)));
            true
        });
        assert_eq!(closed, 100_000);
    }
}
