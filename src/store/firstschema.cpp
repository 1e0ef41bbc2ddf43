#include "store/firstschema.h"

using namespace Qt::StringLiterals;

namespace kader::store {

namespace {

QStringList sourceTables()
{
    return {
        uR"(CREATE TABLE content (
            number INTEGER PRIMARY KEY,
            sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
            size INTEGER NOT NULL CHECK (size >= 0)) STRICT)"_s,
        uR"(CREATE TABLE chunk (
            content INTEGER NOT NULL REFERENCES content (number) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (content, ordinal)) STRICT)"_s,
        uR"(CREATE TABLE source (
            number INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            origin TEXT NOT NULL,
            title TEXT NOT NULL,
            fetched INTEGER NOT NULL,
            content INTEGER NOT NULL REFERENCES content (number)) STRICT)"_s,
    };
}

QStringList annotationTables()
{
    return {
        uR"(CREATE TABLE annotation (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            uuid TEXT NOT NULL UNIQUE,
            motivation TEXT NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            body TEXT NOT NULL,
            creator TEXT NOT NULL,
            created INTEGER,
            modified INTEGER,
            source INTEGER REFERENCES source (number),
            place TEXT,
            hash BLOB,
            overlay TEXT CHECK (overlay IN ('none', 'edited', 'deleted')),
            CHECK ((source IS NULL) = (place IS NULL)
                AND (source IS NULL) = (hash IS NULL)
                AND (source IS NULL) = (overlay IS NULL))) STRICT)"_s,
        uR"(CREATE TABLE target (
            annotation INTEGER NOT NULL REFERENCES annotation (number) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            source INTEGER NOT NULL REFERENCES source (number),
            canvas INTEGER CHECK (canvas >= 0),
            x REAL, y REAL, width REAL, height REAL,
            selector TEXT NOT NULL,
            PRIMARY KEY (annotation, ordinal),
            CHECK ((x IS NULL) = (y IS NULL) AND (x IS NULL) = (width IS NULL)
                AND (x IS NULL) = (height IS NULL))) STRICT, WITHOUT ROWID)"_s,
        u"CREATE INDEX target_canvas ON target (source, canvas)"_s,
        u"CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"_s,
    };
}

QStringList historyTables()
{
    return {
        uR"(CREATE TABLE step (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            made INTEGER NOT NULL) STRICT)"_s,
        uR"(CREATE TABLE change (
            step INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            kind TEXT NOT NULL,
            row INTEGER,
            before TEXT,
            after TEXT,
            PRIMARY KEY (step, ordinal),
            CHECK (before IS NOT NULL OR after IS NOT NULL)) STRICT)"_s,
        u"CREATE TABLE cursor (only INTEGER PRIMARY KEY CHECK (only = 1), step INTEGER NOT NULL) STRICT"_s,
        u"INSERT INTO cursor (only, step) VALUES (1, 0)"_s,
    };
}

QStringList searchIndex()
{
    return {
        uR"(CREATE VIRTUAL TABLE annotation_text USING fts5 (
            text, content = 'annotation', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2'))"_s,
        uR"(CREATE TRIGGER annotation_text_insert AFTER INSERT ON annotation BEGIN
            INSERT INTO annotation_text (rowid, text) VALUES (new.number, new.text);
            END)"_s,
        uR"(CREATE TRIGGER annotation_text_delete AFTER DELETE ON annotation BEGIN
            INSERT INTO annotation_text (annotation_text, rowid, text) VALUES ('delete', old.number, old.text);
            END)"_s,
        uR"(CREATE TRIGGER annotation_text_update AFTER UPDATE OF text ON annotation BEGIN
            INSERT INTO annotation_text (annotation_text, rowid, text) VALUES ('delete', old.number, old.text);
            INSERT INTO annotation_text (rowid, text) VALUES (new.number, new.text);
            END)"_s,
    };
}

} // namespace

QStringList firstSchema()
{
    return sourceTables() + annotationTables() + historyTables() + searchIndex();
}

} // namespace kader::store
