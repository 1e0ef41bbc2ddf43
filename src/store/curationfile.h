#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "store/annotationfilter.h"
#include "store/change.h"
#include "store/source.h"

#include <QHash>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QTemporaryDir;

namespace kader::store {

class Connection;
struct Opened;

/// A working file (`.kader`): the sources of a curation, all annotations, the settings, and every step
/// that was made, so that undo outlives the program. The tables are described in schema.md.
///
/// Everything that changes the file is one transaction: when the call returns success it is on the disk,
/// when it fails nothing has changed. Several files objects, windows and programs may have the same file
/// open; writers wait for each other up to `busyTimeout` and then fail with Conflict. All calls block.
///
/// An object lives in the thread that opened it and must be used and destroyed there; values that it
/// gives are copies and go where they like. A moved-from object may only be destroyed.
class CurationFile final {
public:
    enum class Access {
        ReadWrite, ///< Falls back to reading where the file or its folder can't be written; see isReadOnly().
        ReadOnly
    };
    struct Options {
        Access access = Access::ReadWrite;
        std::chrono::milliseconds busyTimeout{5000};
    };
    /// Names of the steps that undo and redo would take; absent when there is none.
    struct Reach {
        std::optional<QString> undo = {};
        std::optional<QString> redo = {};
    };

    /// A new file, which is sure to be on the disk once its first step is. Conflict when one of that name has anything
    /// in it; nothing is overwritten.
    [[nodiscard]] static Result<CurationFile> create(const QString &path, const Options &options = defaults());
    /// An existing file, brought to the present version after a copy was made of it; see notes(). When it can't be
    /// copied it stays as it is (File); one that can only be read opens all the same. Refused in words: what is no
    /// curation (Malformed), what a newer Kader made (Unsupported), what is missing (NotFound). What is Malformed may
    /// be saved by salvage() (store/salvage.h).
    [[nodiscard]] static Result<CurationFile> open(const QString &path, const Options &options = defaults());

    CurationFile(CurationFile &&) noexcept;
    CurationFile &operator=(CurationFile &&) noexcept;
    ~CurationFile();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// What people should know about how it was opened: that it was of an earlier format, and where the copy is.
    [[nodiscard]] const Diagnostics &notes() const { return m_notes; }

    /// All that a curation is at one moment.
    struct Contents {
        std::vector<Source> sources = {};                 ///< In the order in which they were added.
        std::vector<NumberedAnnotation> annotations = {}; ///< In their order; deleted ones too.
        qint64 lastNumber = 0;                            ///< The highest that an annotation ever had.
        QHash<QString, QString> settings = {};
        Reach reach = {};
    };

    /// Keeps a document, and the annotations that came with it, and documents that describe it; their `about`
    /// is set here. Not a step: undo does not reach it. The
    /// source's `sha256` and `size` are found here; what comes back has them.
    [[nodiscard]] Result<Source> addSource(const Source &source, const QByteArray &bytes,
                                           std::span<const Annotation> annotations = {},
                                           std::span<const Document> descriptions = {});
    [[nodiscard]] Result<std::vector<Source>> sources() const;
    [[nodiscard]] Result<QByteArray> sourceBytes(const QUuid &id) const;

    /// In the order in which they were made.
    [[nodiscard]] Result<std::vector<Annotation>> annotations(const AnnotationFilter &filter = {}) const;
    [[nodiscard]] Result<std::optional<Annotation>> annotation(const QUuid &id) const;
    /// Its place in the order in which annotations were made.
    [[nodiscard]] Result<std::optional<qint64>> number(const QUuid &annotation) const;
    [[nodiscard]] Result<Contents> contents() const;
    /// Annotations whose text has words that begin with each of the typed ones, whatever the case and the
    /// accents; best match first. Everything typed is text, nothing an operator.
    [[nodiscard]] Result<std::vector<QUuid>> search(const QString &typed, int limit = 1000) const;
    [[nodiscard]] Result<std::optional<QString>> setting(const QString &key) const;

    /// Makes a step. Changes are made in order; each `before` must be what the file holds, or someone else
    /// was faster and it is a Conflict. Steps that were undone can't be redone afterwards.
    [[nodiscard]] Result<void> apply(const Step &step);
    /// Takes the last step back, or does the one that was undone last again. The answer is the step as it
    /// was done now: for undo, from its end to its beginning. Conflict when someone else has written since
    /// changedElsewhere() was last asked, for it may be their step; Usage when there is no step.
    [[nodiscard]] Result<Step> undo();
    [[nodiscard]] Result<Step> redo();
    [[nodiscard]] Result<Reach> reach() const;

    /// Whether someone else has written to the file since this was last asked, or since it was opened:
    /// what was read before may be old.
    [[nodiscard]] Result<bool> changedElsewhere();

    /// Writes all of it into another file, whole or not at all; what was there is replaced.
    [[nodiscard]] Result<void> copyTo(const QString &path) const;

    /// What compacting would give back.
    struct Slack {
        qint64 size = 0;   ///< Of the file, in bytes.
        qint64 unused = 0; ///< Of those, in pages that hold nothing, and in bytes that no source refers to.

        /// Whether it is worth the time of writing all of it anew.
        [[nodiscard]] bool isWorthCompacting() const { return unused >= 1 << 20 && unused >= size / 4; }
    };
    /// Cheap: reads counts, not the file.
    [[nodiscard]] Result<Slack> slack() const;
    /// Gives unused room back; nothing that a curation holds is lost, its steps and what they undo included. It is a
    /// transaction in the file itself, so that other windows go on with it, and a crash or a full disk leaves it as
    /// it was; needs room for the file once more. Conflict when another window is at work on it.
    [[nodiscard]] Result<void> compact();

    /// Looks at every page, index, reference and checksum. Empty when all is well.
    [[nodiscard]] Result<Diagnostics> check() const;

private:
    CurationFile(QString path, Opened opened);
    [[nodiscard]] static Options defaults() { return {}; }
    [[nodiscard]] static Result<CurationFile> connect(const QString &path, const Options &options);
    [[nodiscard]] static Result<CurationFile> seen(CurationFile file);
    enum class Direction { Back, Forth };
    [[nodiscard]] Result<Step> travel(Direction direction);
    [[nodiscard]] Result<void> addAnnotations(std::span<const Annotation> annotations);
    [[nodiscard]] Result<void> requireWritable() const;
    [[nodiscard]] Result<void> requireNothingUnseen() const;
    [[nodiscard]] Result<qint64> dataVersion() const;

    QString m_path;
    bool m_readOnly = false;
    Diagnostics m_notes;
    std::unique_ptr<QTemporaryDir> m_shadow; ///< Before what lives in it.
    std::unique_ptr<Connection> m_connection;
    qint64 m_seenVersion = 0;
};

} // namespace kader::store
