#include "actor.h"
#include "curation/steps.h"
#include "demo/catalogue.h"
#include "demo/sampleannotations.h"
#include "material.h"
#include "support/registry.h"
#include "ui/canvas/canvasview.h"
#include "ui/filmstrip/filmstripmodel.h"
#include "ui/tables/regionpreview.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QStandardPaths>
#include <QTreeView>

#include <utility>

using namespace kader;
using namespace kader::test;
using namespace Qt::StringLiterals;

/// Drives the window as a person would and takes pictures of it into the folder that is its argument.

namespace {

constexpr int quality = 88;
constexpr qint64 mostBytes = 400'000;

void demand(bool isSo, const char *what)
{
    if (!isSo)
        qFatal("Could not %s.", what);
}

/// Whatever lies over the window is in the picture too.
QPixmap onScreen(const QWidget &window)
{
    const QRect inside = window.geometry(); // without the window manager's frame
    return window.screen()->grabWindow(0, inside.x(), inside.y(), inside.width(), inside.height());
}

/// Once nothing moves any more.
void take(const QWidget &window, const QString &path)
{
    QPixmap picture;
    QImage before;
    demand(Desk::until([&] {
               picture = onScreen(window);
               const QImage now = picture.toImage();
               return std::exchange(before, now) == now;
           }),
           "hold still");
    demand(picture.save(path, "JPG", quality), "save a picture");
    demand(QFileInfo(path).size() < mostBytes, "keep a picture small");
}

class Photographer final {
public:
    Photographer(Desk &desk, QString folder) : m_desk(desk), m_actor(desk), m_folder(std::move(folder)) {}

    void openSurvey()
    {
        const QString tree = u"repository-tree"_s;
        const QString collection = demo::Catalogue::instance().collection(demo::ids::mainCollection)->latest().title;
        demand(Actor::until([&] { return m_actor.row(tree, collection).isValid(); }), "see the collections");
        demand(m_actor.clickItem(tree, m_actor.row(tree, collection)), "choose a collection");
        m_actor.hands().press(u"Right"_s);
        const QString title = demo::Catalogue::instance().dataset(demo::ids::aerialSurvey)->latest().title;
        demand(Actor::until([&] { return m_actor.row(tree, title).isValid(); }), "see its datasets");
        demand(m_actor.doubleClickItem(tree, m_actor.row(tree, title)), "open a dataset");
        settle();
    }

    /// At a quarter of the image's size, over the river's bank.
    void look()
    {
        view()->setFocus();
        for (int i = 0; i < 3; ++i)
            m_actor.hands().press(u"+"_s);
        view()->centreOn({5000, 2900});
        settle();
    }

    void draw(QRectF region, const QString &text, const QString &motivation)
    {
        demand(m_actor.drawFrom(region.topLeft(), region.bottomRight()), "draw");
        m_actor.hands().type(text);
        m_actor.hands().press(u"Ctrl+Return"_s);
        demand(m_actor.isKept(), "keep an annotation");
        curation::Annotation after = *m_actor.selected();
        after.motivations = {motivation};
        after.language = u"en"_s;
        m_desk.curation()->make(curation::change(u"Change motivation"_s, *m_actor.selected(), after));
        demand(m_actor.isKept(), "keep a motivation");
    }

    void window(const QString &name)
    {
        settle();
        // A pointer at rest over the image brings up what helps looking.
        // Not where it was the last time: that would be a double click.
        m_rest += QPoint(40, 0);
        m_actor.hands().drag(view()->mapToGlobal(m_rest), view()->mapToGlobal(m_rest));
        m_desk.workspace().select(m_shown);
        demand(Actor::until([&] { return m_actor.isShown(u"zoom-box"_s); }), "wake what helps looking");
        take(m_desk.window(), QDir(m_folder).filePath(name));
    }

    void import()
    {
        const demo::SampleAnnotations sample = demo::sampleAnnotations().last();
        QByteArray csv = sample.csv;
        csv += "RAF_9999.tif,Not one of these photographs,,commenting,en\n";
        const QString path = written(m_desk.path(sample.fileName), csv);
        m_actor.hands().press(u"Ctrl+I"_s);
        demand(m_actor.chooseFile(path), "choose a table");
        const QString table = u"import-table"_s;
        demand(Actor::until([&] { return m_actor.model(table) && m_actor.model(table)->rowCount() > 3; }), "plan");
        demand(m_actor.clickItem(table, m_actor.model(table)->index(2, 1)), "choose a row");
        const auto *preview = m_desk.find<ui::RegionPreview>(u"region-preview"_s);
        demand(Actor::until([&] { return preview->isEnlarging(); }), "see a region enlarged");
        take(m_desk.window(), QDir(m_folder).filePath(u"import.jpg"_s));
        m_actor.hands().press(u"Escape"_s);
    }

    /// What checking has found, at the first fault.
    void problems()
    {
        const QString table = u"problem-table"_s;
        m_actor.hands().press(u"F9"_s);
        demand(Actor::until([&] { return m_actor.model(table) && m_actor.model(table)->rowCount() > 0; }), "check");
        demand(m_actor.clickItem(table, m_actor.model(table)->index(0, 2)), "choose a problem");
        const auto *text = m_desk.find<QPlainTextEdit>(u"problem-text"_s);
        demand(Actor::until([&] { return !text->toPlainText().isEmpty(); }), "see the document's text");
        settle();
        take(m_desk.window(), QDir(m_folder).filePath(u"problems.jpg"_s));
        m_actor.hands().press(u"F9"_s);
    }

    /// All that a collection has, beside what of it could not be had.
    void harvest()
    {
        const QString tree = u"repository-tree"_s;
        const QString collection = demo::Catalogue::instance().collection(demo::ids::mainCollection)->latest().title;
        demand(m_actor.clickItem(tree, m_actor.row(tree, collection)), "choose a collection");
        m_desk.find<QTreeView>(tree)->findChild<QAction *>(u"row-harvest"_s)->trigger();
        const auto isOver = [this] {
            const auto *end = m_desk.find<QPushButton>(u"harvest-end"_s);
            return end && end->text() == u"Close"_s;
        };
        demand(Actor::until(isOver) && m_actor.isKept(), "harvest");
        view()->setFocus();
        m_actor.hands().press(u"0"_s);
        look();
        m_desk.workspace().select(m_shown);
        settle();
        take(m_desk.window(), QDir(m_folder).filePath(u"harvest.jpg"_s));
    }

    void selectLast() { m_shown = m_desk.workspace().selected(); }

    void theme(ui::ActionId id) { m_desk.action(id).trigger(); }

private:
    ui::CanvasView *view() { return m_desk.find<ui::CanvasView>(u"canvas-view"_s); }

    void settle()
    {
        demand(Actor::until([&] {
                   return view() && view()->image() && view()->image()->state() == imaging::CanvasImage::State::Settled;
               }),
               "see the image");
        demand(Actor::until([this] { return hasThumbnails(); }), "see the thumbnails");
    }

    /// Of all canvases that the filmstrip has room for.
    bool hasThumbnails()
    {
        const auto *strip = m_desk.find<QListView>(u"filmstrip"_s);
        const QAbstractItemModel &model = *strip->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            const bool isSeen = strip->viewport()->rect().intersects(strip->visualRect(index));
            if (isSeen && index.data(ui::FilmstripModel::PictureRole).value<QImage>().isNull())
                return false;
        }
        return model.rowCount() > 0;
    }

    Desk &m_desk;
    Actor m_actor;
    QString m_folder;
    std::optional<QUuid> m_shown;
    QPoint m_rest = {30, 60}; ///< Of the pointer, in the view.
};

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    // There is no desktop here that would bring its own.
    if (QFontDatabase::families().contains(u"Inter"_s)) {
        QFont font(u"Inter"_s);
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    const QString folder = QApplication::arguments().value(1, u"."_s);
    const QList<int> size = [] {
        const QStringList parts = qEnvironmentVariable("KADER_PICTURE_SIZE", u"1440x900"_s).split(u'x');
        return QList<int>{parts.value(0).toInt(), parts.value(1).toInt()};
    }();
    Desk desk(Desk::Repository::Demo, {size[0], size[1]});
    Photographer photographer(desk, folder);
    photographer.theme(ui::ActionId::ThemeLight);
    photographer.openSurvey();
    photographer.look();
    photographer.draw({4690, 2860, 370, 720}, u"Groynes along the bank"_s, u"commenting"_s);
    photographer.draw({4330, 2390, 320, 680}, u"Flood channel, holds water"_s, u"describing"_s);
    photographer.selectLast();
    photographer.draw({5950, 1700, 560, 420}, u"arable land"_s, u"tagging"_s);
    photographer.window(u"window-light.jpg"_s);
    photographer.theme(ui::ActionId::ThemeDark);
    photographer.window(u"window-dark.jpg"_s);
    photographer.theme(ui::ActionId::ThemeLight);
    photographer.import();
    photographer.problems();
    photographer.harvest();
    return 0;
}
