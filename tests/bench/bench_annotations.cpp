// 100,000 annotations in the pane that people see: how long it takes from a key in the filter to the rows, sorting,
// selecting and changing all of them, and how long the window stands still meanwhile.

#include "curation/steps.h"
#include "gauges.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "pulse.h"
#include "ui/actions/actions.h"
#include "ui/annotations/annotationactions.h"
#include "ui/annotations/annotationmodel.h"
#include "ui/annotations/annotationspane.h"
#include "ui/annotations/annotationtable.h"
#include "ui/theme/theme.h"
#include "ui/worklist/worklistpane.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

constexpr int canvases = 380;
constexpr int annotationCount = 100'000;
constexpr int patience = 120'000; // ms

curation::SourcePtr manifest()
{
    QByteArray items;
    for (int at = 1; at <= canvases; ++at) {
        const QByteArray number = QByteArray::number(at);
        items += (at > 1 ? "," : "") + QByteArray("{\"id\":\"https://bench.example/canvas/") + number +
                 "\",\"type\":\"Canvas\",\"width\":9000,\"height\":9000,\"label\":{\"en\":[\"image_" +
                 number.rightJustified(4, '0') + ".tif\"]},\"items\":[]}";
    }
    const QByteArray json = "{\"@context\":\"http://iiif.io/api/presentation/3/context.json\",\"id\":\"https://"
                            "bench.example/manifest.json\",\"type\":\"Manifest\",\"label\":{\"en\":[\"Bench\"]},"
                            "\"items\":[" +
                            items + "]}";
    Result<iiif::Manifest> read = iiif::Document::read(json, u"bench"_s).and_then(iiif::Manifest::read);
    return std::make_shared<curation::ManifestSource>(
        curation::ManifestSource{.id = QUuid::createUuid(),
                                 .origin = u"https://bench.example/manifest.json"_s,
                                 .title = u"Bench"_s,
                                 .fetched = QDateTime::currentDateTimeUtc(),
                                 .manifest = std::move(read.value())});
}

std::vector<curation::Annotation> many(const QUuid &source)
{
    static const QStringList things = {u"snow"_s,  u"rock"_s,  u"crevasse"_s,  u"shadow"_s,  u"moraine"_s,
                                       u"cloud"_s, u"ridge"_s, u"meltwater"_s, u"station"_s, u"glacier front"_s};
    static const QStringList motivations = {u"commenting"_s, u"describing"_s, u"tagging"_s};
    std::vector<curation::Annotation> all;
    for (int i = 0; i < annotationCount; ++i) {
        all.push_back(curation::newAnnotation(source, i % canvases, iiif::Region{i % 8000, i % 7000, 300, 400}));
        all.back().text = u"A region with %1 and %2 that was drawn and described, number %3"_s.arg(
            things[i % 10], things[(i / 7) % 10], QString::number(i * 7919 % annotationCount));
        all.back().motivations = {motivations[i % 3]};
    }
    return all;
}

double cpu(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// What the event loop of its thread works at most without a pause, in milliseconds of CPU time: unlike what a Pulse
/// feels, that does not depend on who else has the machine.
class Effort final {
public:
    Effort()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { look(); });
        m_beat.start(1);
    }

    [[nodiscard]] double most()
    {
        look();
        return m_most;
    }

private:
    void look()
    {
        const double now = cpu(CLOCK_THREAD_CPUTIME_ID);
        m_most = std::max(m_most, now - m_last);
        m_last = now;
    }

    QTimer m_beat;
    double m_last = cpu(CLOCK_THREAD_CPUTIME_ID);
    double m_most = 0;
};

/// How often something was done, how long that took, and how much CPU time of all threads.
struct Times {
    std::vector<double> all = {};
    std::vector<double> work = {};
    Pulse pulse = {};
    Effort effort = {};

    void print(const char *what)
    {
        const double pause = pulse.longestPause();
        const double most = effort.most();
        std::sort(all.begin(), all.end());
        std::sort(work.begin(), work.end());
        std::printf("%-26s median %6.1f ms, worst %6.1f (%zu times); CPU of all threads median %6.1f, worst %6.1f; "
                    "window stood still for %5.1f, worked %5.1f at once\n",
                    what, all[all.size() / 2], all.back(), all.size(), work[work.size() / 2], work.back(), pause, most);
        std::fflush(stdout);
    }
};

/// The rows are there and painted.
void untilListed(Times &times, QWidget &pane, const ui::AnnotationModel &model, const std::function<void()> &act)
{
    QElapsedTimer timer;
    timer.start();
    const double before = cpu(CLOCK_PROCESS_CPUTIME_ID);
    bool isListed = false;
    const auto connection =
        QObject::connect(&model, &ui::AnnotationModel::listed, &pane, [&isListed] { isListed = true; });
    act();
    while (!isListed && model.isBusy() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    pane.repaint();
    QObject::disconnect(connection);
    times.all.push_back(milliseconds(timer));
    times.work.push_back(cpu(CLOCK_PROCESS_CPUTIME_ID) - before);
    QTest::qWait(30);
}

void typeInFilter(QWidget &pane, const ui::AnnotationModel &model)
{
    auto &field = *pane.findChild<QLineEdit *>(u"annotation-filter"_s);
    field.setFocus();
    Times times;
    for (const QString &text : {u"crevasse"_s, u"front snow"_s, u"rock 777"_s, u"a"_s, u"nothing like it"_s}) {
        for (const QChar letter : text)
            untilListed(times, pane, model, [&] { QTest::keyClick(&field, letter.toLatin1()); });
        std::printf("  “%s”: %d rows\n", qPrintable(text), model.rowCount());
        for (qsizetype at = 0; at < text.size(); ++at)
            untilListed(times, pane, model, [&] { QTest::keyClick(&field, Qt::Key_Backspace); });
    }
    times.print("a key in the filter");
}

/// Two thirds are reviewed, half of these by somebody else; the rest is not.
void filterByReview(ui::Workspace &workspace, QWidget &pane, ui::AnnotationModel &model,
                    const std::function<bool()> &isQuiet)
{
    curation::Curation &curation = *workspace.curation();
    const QList<QUuid> all = model.ids();
    const qsizetype third = all.size() / 3;
    const auto review = [&](const QList<QUuid> &ids, const QString &name) {
        workspace.make(curation.reviewStep(ids, curation::Reviewer{.name = name}));
        static_cast<void>(QTest::qWaitFor(isQuiet, patience));
    };
    review(all.first(third), u"Ada"_s);
    review(all.sliced(third, third), u"Bo"_s);
    QTest::qWait(500);
    Times times;
    const QString byAda = curation::reviewedByPrefix + u"Ada"_s;
    for (const QString &value :
         {QString(), QString(curation::reviewedValue), byAda, QString(curation::outdatedValue)}) {
        const auto choose = [&] { model.setValues({{curation::AnnotationField::Review, value}}); };
        for (int i = 0; i < 3; ++i) {
            untilListed(times, pane, model, choose);
            std::printf("  “%s”: %d rows\n", qPrintable(value), model.rowCount());
            untilListed(times, pane, model, [&] { model.setValues({}); });
        }
    }
    times.print("filter by review");
}

void sortByEach(ui::AnnotationTable &table, QWidget &pane, const ui::AnnotationModel &model)
{
    Times times;
    for (int column = 0; column < ui::AnnotationModel::CutOut; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            untilListed(times, pane, model, [&] { table.sortByColumn(column, order); });
    }
    times.print("sort by a column");
    table.sortByColumn(-1, Qt::AscendingOrder);
    QTest::qWait(500);
}

void measure(const char *what, const std::function<void()> &act, const std::function<bool()> &isDone)
{
    Pulse pulse;
    Effort effort;
    QElapsedTimer timer;
    timer.start();
    act();
    static_cast<void>(QTest::qWaitFor(isDone, patience));
    const double took = milliseconds(timer);
    QTest::qWait(200);
    const double pause = pulse.longestPause();
    std::printf("%-26s %8.1f ms; window stood still for %5.1f, worked %5.1f at once; memory %.0f MB\n", what, took,
                pause, effort.most(), memory("VmRSS"));
    std::fflush(stdout);
}

int run(ui::Workspace &workspace, ui::Actions &actions, QWidget &window)
{
    auto *pane = new ui::AnnotationsPane(workspace, actions);
    const ui::AnnotationActions editing(workspace, actions, &window);
    window.layout()->addWidget(pane);
    window.show();
    auto *scope = pane->findChild<QComboBox *>(u"annotation-scope"_s);
    auto *table = pane->findChild<ui::AnnotationTable *>();
    auto *model = pane->findChild<ui::AnnotationModel *>();
    scope->setCurrentIndex(2);
    curation::Curation &curation = *workspace.curation();
    const curation::SourcePtr source = manifest();
    curation.look(source);
    workspace.show(source->id);
    const auto isQuiet = [&] { return curation.isKept() && !workspace.isMaking() && !model->isBusy(); };
    const curation::Step drawn = curation::addition(u"Import"_s, many(source->id));
    measure(
        "make 100,000 annotations", [&] { workspace.make(drawn); },
        [&] { return isQuiet() && model->rowCount() == annotationCount; });
    typeInFilter(*pane, *model);
    filterByReview(workspace, *pane, *model, isQuiet);
    sortByEach(*table, *pane, *model);
    {
        Times times;
        for (const int at : {0, 1, 2, 1, 2})
            untilListed(times, *pane, *model, [&] { scope->setCurrentIndex(at); });
        times.print("another scope");
    }
    measure(
        "select all", [&] { QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier); },
        [&] { return workspace.selection().size() == annotationCount; });
    auto *language = pane->findChild<QComboBox *>(u"bulk-language"_s);
    language->setEditText(u"nl"_s);
    measure(
        "change the language of all", [&] { pane->findChild<QPushButton *>(u"bulk-language-button"_s)->click(); },
        [&] { return isQuiet() && pane->findChild<QLabel *>(u"bulk-result"_s)->text().endsWith(u"changed."_s); });
    measure(
        "undo that", [&] { curation.undo(); }, isQuiet);
    measure(
        "delete all", [&] { actions[ui::ActionId::Delete].trigger(); },
        [&] { return isQuiet() && model->rowCount() == 0; });
    measure(
        "undo that", [&] { curation.undo(); }, [&] { return isQuiet() && model->rowCount() == annotationCount; });
    auto *worklist = new ui::WorklistPane(workspace, actions);
    auto *done = worklist->findChild<QLabel *>(u"worklist-done"_s);
    measure(
        "worklist",
        [&] {
            window.layout()->addWidget(worklist);
            worklist->show();
        },
        [&] { return !done->text().isEmpty(); });
    std::printf("  %s\n", qPrintable(done->text()));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    ui::Theme::install();
    const QTemporaryDir folder;
    net::Client client;
    imaging::ImageStore images(client);
    ui::Network network;
    ui::Workspace workspace({.images = &images,
                             .repository = repository::Repository(client, *WebAddress::parse(u"http://127.0.0.1:9"_s)),
                             .repositoryName = u"nobody's"_s,
                             .network = &network,
                             .demo = {},
                             .untitledFolder = folder.filePath(u"untitled"_s)});
    workspace.newCuration();
    if (!QTest::qWaitFor([&] { return workspace.curation() != nullptr; }, patience))
        return 1;
    QWidget window;
    new QVBoxLayout(&window);
    window.resize(420, 1000);
    ui::Actions actions(&window);
    return run(workspace, actions, window);
}
