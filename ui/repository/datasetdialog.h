#pragma once

#include "repository/details.h"
#include "ui/repository/datasetpage.h"

#include <QDialog>

#include <optional>

class QPushButton;
class QTextBrowser;
class QUrl;

namespace kader::ui {

/// All that the repository tells of a dataset, to read and to cite. Stands beside the window and stops nobody.
class DatasetDialog final : public QDialog {
    Q_OBJECT

public:
    DatasetDialog(repository::Repository repository, repository::ItemId dataset, QWidget *parent);
    ~DatasetDialog() override;

    /// Where it failed, what failed is asked for again.
    void retry();

signals:
    /// Its images are to be opened.
    void openWanted(const kader::repository::ItemId &dataset);
    /// The same for another version than the latest, by its manifest's address.
    void versionWanted(const QString &address);
    void recordRead(const kader::repository::Dataset &dataset);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPage();
    void addButtons();
    void load(std::optional<int> version);
    void take(const Result<repository::Details> &details);
    void askForImages();
    void openImages();
    void follow(const QUrl &link);
    void write();
    void say(const QString &sentence);

    repository::Repository m_repository;
    repository::ItemId m_id;
    QTextBrowser *m_page;
    QPushButton *m_open;
    QPushButton *m_cite;
    QPushButton *m_landing;
    QPushButton *m_again;
    std::optional<repository::Details> m_details;
    std::optional<int> m_version; ///< That is shown; the latest unless one was chosen.
    ImageNews m_news;
    JobHandle m_loading;
    JobHandle m_asking;
};

} // namespace kader::ui
