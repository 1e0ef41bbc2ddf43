#pragma once

#include "base/job.h"
#include "curation/curation.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>

#include <map>

namespace kader::ui {

class Workspace;

/// The canvases of the manifest in view, with pictures of those that are wanted: what is not wanted any more is not
/// fetched any more, and forgotten when it lies far away.
class FilmstripModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        PictureRole = Qt::UserRole, ///< QImage; null while there is none.
        ProblemRole,                ///< Why there is none, in words; empty when nothing is wrong.
        CountRole                   ///< Of annotations.
    };

    explicit FilmstripModel(Workspace &workspace, QObject *parent = nullptr);
    ~FilmstripModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Pictures of these rows and no others, their longest side in device pixels.
    void want(int first, int last, int side);
    /// Asks again for a picture that could not be had.
    void retry(int row);

private:
    void readSource();
    void followCuration();
    void countsChanged();
    void fetch(int row);
    void take(int row, const Result<QImage> &picture);
    void forgetFarAway();
    [[nodiscard]] QString nameOf(int row) const;
    [[nodiscard]] int countOf(int row) const;
    [[nodiscard]] QString accessibleText(int row) const;

    Workspace &m_workspace;
    curation::SourcePtr m_source;
    int m_first = 0;
    int m_last = -1;
    int m_side = 0;
    std::map<int, JobHandle> m_jobs;
    QHash<int, QImage> m_pictures;
    QHash<int, QString> m_problems;
};

} // namespace kader::ui
