#pragma once

#include "base/job.h"
#include "base/result.h"
#include "curation/tagvocabulary.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace kader::ui {

/// The file of tags that a person chose, as it is on the disk: read in the background, and again when it has changed
/// since it was last looked at. Which file it is stands in the settings.
class VocabularyFile final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty when none is chosen.
    [[nodiscard]] static QString path();
    static void choose(const QString &path);

    /// Looks at the settings and the file; what is new is told by changed().
    void look();
    /// What was read last; nothing when there is none, or it cannot be read.
    [[nodiscard]] std::shared_ptr<const curation::TagVocabulary> vocabulary() const { return m_vocabulary; }
    /// How it stands with the file, for people: how many tags, or what is wrong and what to do; empty when none is
    /// chosen.
    [[nodiscard]] QString state() const { return m_state; }

signals:
    void changed();

private:
    struct Look {
        QString path;
        QDateTime modified;
        qint64 size = -1;
        bool isNew = false;
        std::shared_ptr<const curation::TagVocabulary> vocabulary = {};
        QString state = {};
    };
    [[nodiscard]] static Look lookAt(Look before, const QString &path);
    void take(const Look &look);

    Look m_last;
    JobHandle m_job;
    std::shared_ptr<const curation::TagVocabulary> m_vocabulary;
    QString m_state;
};

} // namespace kader::ui
