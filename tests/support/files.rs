//! What lies on a desk's disk, as other programs see it: a database tool, a spreadsheet, a thief, a failing
//! disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Desk, program};

impl Desk {
    /// The database, byte for byte, with what is not written back into it yet.
    pub fn database(&self) -> Vec<(PathBuf, Vec<u8>)> {
        ["guichet.db", "guichet.db-wal"]
            .iter()
            .map(|name| self.data().join(name))
            .map(|file| (file.clone(), fs::read(file).unwrap_or_default()))
            .filter(|(_, content)| !content.is_empty())
            .collect()
    }

    /// Overwrites all but the header of the database, as a failing disk does.
    pub fn damage_database(&self) {
        const HEADER: usize = 100;
        let file = self.data().join("guichet.db");
        let mut content = fs::read(&file).expect("the database");
        content[HEADER..].fill(0xa5);
        fs::write(&file, content).expect("the database can be damaged");
        // What was not yet moved into the database would mend it.
        for kept in ["guichet.db-wal", "guichet.db-shm"] {
            let _ = fs::remove_file(self.data().join(kept));
        }
    }

    /// Edits the database, as somebody with a database tool does.
    pub fn edit_database(&self, statements: &str) {
        let mut tool = self.command("sqlite3");
        tool.arg(self.data().join("guichet.db"));
        program::read(&mut tool, statements).expect("the database can be edited");
    }

    /// The same where the trail's triggers would keep them from it: they are away for that moment.
    pub fn edit_trail(&self, statements: &str) {
        let mut tool = self.command("sqlite3");
        tool.arg(self.data().join("guichet.db"));
        let of_trail = "select sql || ';' from sqlite_schema
             where type = 'trigger' and tbl_name = 'audit_entry';";
        let triggers = program::read(&mut tool, of_trail).expect("the database can be read");
        self.edit_database(&format!(
            "drop trigger audit_entry_unchanged; drop trigger audit_entry_kept;
             {statements} {triggers}"
        ));
    }

    /// The rows of a file with comma-separated values, as another program reads them: each an object by
    /// the names in its first line.
    pub fn read_csv(&self, file: &Path) -> Vec<serde_json::Value> {
        let mut tool = self.command("sqlite3");
        tool.args(["-json", ":memory:"]);
        let script = format!(
            ".import --csv '{}' rows\nselect * from rows;\n",
            file.display()
        );
        let rows = program::read(&mut tool, &script).expect("the file can be read");
        serde_json::from_str(&rows).expect("rows")
    }

    /// Puts the database back as it once was.
    pub fn put_database_back(&self, files: &[(PathBuf, Vec<u8>)]) {
        for name in ["guichet.db", "guichet.db-wal", "guichet.db-shm"] {
            let _ = fs::remove_file(self.data().join(name));
        }
        for (file, content) in files {
            fs::write(file, content).expect("the database can be put back");
        }
    }

    /// The app's own folders and files, its web view's left out.
    pub fn paths_of_data(&self) -> Vec<PathBuf> {
        let mut paths = vec![self.data()];
        walk(&self.data(), &mut |path| paths.push(path.to_owned()));
        let web_view = self.data().join("webview");
        paths.retain(|path| !path.starts_with(&web_view) || *path == web_view);
        paths
    }

    /// Every file that lies on this desk's disk.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        walk(self.folder(), &mut |path| {
            if path.is_file() {
                files.push(path.to_owned());
            }
        });
        files
    }
}

/// Everything below `folder`. Sockets and links are seen, not followed.
fn walk(folder: &Path, see: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        see(&entry.path());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&entry.path(), see);
        }
    }
}
