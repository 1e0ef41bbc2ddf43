#pragma once

#include "base/job.h"
#include "iiif/region.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QUuid>

#include <map>

namespace kader::ui {

class Workspace;

/// Small pictures of what annotations are about, asked of their image services region by region: only for those that
/// somebody looks at, and no longer than they do.
class CutOuts final : public QObject {
    Q_OBJECT

public:
    explicit CutOuts(Workspace &workspace, QObject *parent = nullptr);

    /// Pixels of the longer side.
    void setSide(int side);
    /// These, and no others any more.
    void want(const QList<QUuid> &annotations);
    /// Null when there is none, or none yet.
    [[nodiscard]] QImage picture(const QUuid &annotation) const { return m_pictures.value(annotation).image; }
    /// Why there is none; empty when there may be one.
    [[nodiscard]] QString problem(const QUuid &annotation) const { return m_pictures.value(annotation).problem; }

signals:
    void arrived(const QUuid &annotation);

private:
    struct Picture {
        iiif::Region region = {}; ///< It shows.
        QImage image = {};
        QString problem = {};
    };

    void forget();
    void ask(const QUuid &annotation);
    void take(const QUuid &annotation, const Picture &picture);

    Workspace &m_workspace;
    int m_side = 96;
    QHash<QUuid, Picture> m_pictures;
    std::map<QUuid, JobHandle> m_jobs;
};

} // namespace kader::ui
