#pragma once

#include "imaging/displaytransform.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace kader::ui {

/// For what a display counts. A narrower one comes before a wider one.
enum class DisplayScope { Canvas, Dataset, All };

/// A canvas for as long as its manifest comes from the same place.
struct DisplayPlace {
    QString dataset; ///< Where the manifest came from.
    int canvas = 0;

    bool operator==(const DisplayPlace &) const = default;
};

/// How canvases are shown: a display for all of them, for those of a dataset, for one. Kept in the settings of this
/// person, the latest of them; no document knows of it.
class DisplayBook final : public QObject {
    Q_OBJECT

public:
    explicit DisplayBook(QObject *parent = nullptr);
    ~DisplayBook() override;

    [[nodiscard]] imaging::DisplayTransform displayAt(const DisplayPlace &place) const;
    /// For what the display of a place counts; where there is none, for what the next one would: as it did last.
    [[nodiscard]] DisplayScope scopeAt(const DisplayPlace &place) const;

    /// What counts for other places goes on counting there, as far as it is narrower.
    void set(const DisplayPlace &place, DisplayScope scope, const imaging::DisplayTransform &display);
    /// Lets the display of a place count for more, for all of it then, or for less, and what was wider goes on
    /// counting elsewhere.
    void setScope(const DisplayPlace &place, DisplayScope scope);

signals:
    void changed();

private:
    struct Entry {
        QString key;
        imaging::DisplayTransform display;
    };

    [[nodiscard]] std::optional<DisplayScope> usedScope(const DisplayPlace &place) const;
    [[nodiscard]] const Entry *find(const QString &key) const;
    void write(const DisplayPlace &place, DisplayScope scope, const imaging::DisplayTransform &display);
    void read();
    void keep();

    QList<Entry> m_entries; ///< The latest last.
    DisplayScope m_lastScope = DisplayScope::Canvas;
    QTimer m_keeping;
};

} // namespace kader::ui
