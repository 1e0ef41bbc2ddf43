#pragma once

#include "iiif/outline.h"

#include <QList>
#include <QStringList>

namespace kader::iiif {

/// Text in languages (Presentation 3, section 4.1), in the order of the document. Reads the forms that
/// are found in place of a language map too: a string, an array of strings, `{"@value", "@language"}`.
class LanguageMap final {
public:
    struct Entry {
        QString language; ///< BCP 47, or `none`.
        QStringList values;

        bool operator==(const Entry &) const = default;
    };

    LanguageMap() = default;
    explicit LanguageMap(QList<Entry> entries) : m_entries(std::move(entries)) {}
    [[nodiscard]] static LanguageMap read(Value value);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] QStringList values(QStringView language) const;
    /// All values in all languages.
    [[nodiscard]] QStringList allValues() const;
    /// What to show to a reader of these languages, most wanted first (section 4.1's algorithm).
    [[nodiscard]] QStringList best(const QStringList &languages) const;
    /// The one name by which tables know a thing: first `en`, else first `none`, else the first of any
    /// language; trimmed.
    [[nodiscard]] QString name() const;

    bool operator==(const LanguageMap &) const = default;

private:
    QList<Entry> m_entries;
};

} // namespace kader::iiif
