#include "ui/repository/datasetdialog.h"

#include "base/webaddress.h"
#include "repository/citation.h"
#include "repository/images.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextCursor>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kader::ui {

namespace {

constexpr QSize usualSize(640, 720);

/// Shows text and nothing that has to be fetched.
class PageView final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace

DatasetDialog::DatasetDialog(repository::Repository repository, repository::ItemId dataset, QWidget *parent)
    : QDialog(parent), m_repository(std::move(repository)), m_id(std::move(dataset)), m_page(new PageView)
{
    setObjectName(u"dataset-dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About this dataset"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    addPage();
    addButtons();
    resize(usualSize);
    load(std::nullopt);
}

DatasetDialog::~DatasetDialog() = default;

void DatasetDialog::addPage()
{
    m_page->setObjectName(u"dataset-page"_s);
    m_page->setAccessibleName(tr("What the repository tells of the dataset"));
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(12);
    connect(m_page, &QTextBrowser::anchorClicked, this, &DatasetDialog::follow);
    layout()->addWidget(m_page);
}

void DatasetDialog::addButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    const auto add = [buttons](const QString &name, const QString &text) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->hide();
        return button;
    };
    m_open = add(u"dataset-open"_s, tr("Open its images"));
    m_landing = add(u"dataset-landing"_s, tr("Page on the web"));
    m_cite = add(u"dataset-cite"_s, tr("Copy citation"));
    m_again = add(u"dataset-again"_s, tr("Try again"));
    m_open->setProperty("isPrimary", true);
    connect(m_open, &QPushButton::clicked, this, &DatasetDialog::openImages);
    connect(m_landing, &QPushButton::clicked, this, [this] { follow(QUrl(m_details->dataset.pageAddress)); });
    connect(m_again, &QPushButton::clicked, this, [this] { load(m_version); });
    auto *menu = new QMenu(m_cite);
    const auto copy = [this](QString (*citation)(const repository::Dataset &)) {
        return [this, citation] { QGuiApplication::clipboard()->setText(citation(m_details->dataset)); };
    };
    menu->addAction(tr("As text"), this, copy(&repository::citationText));
    menu->addAction(tr("As BibTeX"), this, copy(&repository::citationBibtex));
    m_cite->setProperty("isMenu", true);
    m_cite->setMenu(menu);
    layout()->addWidget(buttons);
}

void DatasetDialog::retry()
{
    if (!m_again->isHidden())
        load(m_version);
}

void DatasetDialog::load(std::optional<int> version)
{
    m_version = version;
    m_news = {};
    m_asking.reset();
    for (QPushButton *button : {m_open, m_cite, m_landing, m_again})
        button->hide();
    m_details.reset();
    say(tr("Loading…"));
    m_loading =
        m_repository.details(m_id, version, [this](const Result<repository::Details> &details) { take(details); });
}

void DatasetDialog::take(const Result<repository::Details> &details)
{
    if (!details) {
        m_again->show();
        return say(tr("This could not be loaded: %1").arg(details.error().message));
    }
    m_details = *details;
    const repository::Dataset &dataset = m_details->dataset;
    m_open->setVisible(repository::imageAccess(dataset).mayAsk());
    m_cite->show();
    m_landing->setVisible(WebAddress::parse(dataset.pageAddress).has_value());
    if (!m_version)
        emit recordRead(dataset);
    write();
}

/// Not before somebody wants to know: it makes the repository look into every file.
void DatasetDialog::askForImages()
{
    m_news = {.isAsking = true};
    m_asking = m_repository.images(m_details->dataset, [this](const repository::ImageAnswer &answer) {
        m_news = {.sentence = answer.manifest ? tr("The repository can show them.") : answer.access.sentence};
        if (m_news.sentence.isEmpty() && answer.error)
            m_news.sentence = answer.error->message;
        write();
    });
    write();
}

void DatasetDialog::openImages()
{
    if (m_version)
        emit versionWanted(m_repository.manifestAddress(m_details->dataset).text());
    else
        emit openWanted(m_id);
}

void DatasetDialog::follow(const QUrl &link)
{
    const QString address = link.toString(QUrl::FullyEncoded);
    if (address == checkImagesLink)
        return askForImages();
    if (address.startsWith(versionLink))
        return load(address.mid(versionLink.size()).toInt());
    if (const std::optional<WebAddress> web = WebAddress::parse(address))
        QDesktopServices::openUrl(web->url());
}

void DatasetDialog::write()
{
    if (!m_details)
        return;
    const int scrolled = m_page->verticalScrollBar()->value();
    writeDatasetPage(*m_page->document(), m_page->font(), *m_details, m_news);
    m_page->moveCursor(QTextCursor::Start);
    m_page->verticalScrollBar()->setValue(scrolled);
}

void DatasetDialog::say(const QString &sentence)
{
    m_page->setPlainText(sentence); // which scrolls to the top
}

/// The colours are in the text.
void DatasetDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

} // namespace kader::ui
