// How fast the window finds what one types in a repository of 5,000 collections and 20,000 datasets that takes 50 ms
// for every answer, how long it stands still meanwhile, and what it weighs.

#include "gauges.h"
#include "imaging/imagestore.h"
#include "net/client.h"
#include "pulse.h"
#include "ui/repository/finder.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/workspace/network.h"
#include "ui/workspace/workspace.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cstdio>

using namespace kader;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms

void typeInto(QWidget &field, const QString &text)
{
    constexpr int betweenKeys = 60; // ms, as people type who are used to it
    for (const QChar letter : text) {
        QTest::keyClick(&field, letter.toLatin1());
        QTest::qWait(betweenKeys);
    }
}

/// One notch after the other, at the pace of a screen.
void scroll(QAbstractItemView &view, int notches)
{
    constexpr int frame = 16;   // ms
    constexpr int notch = -120; // eighths of a degree
    for (int i = 0; i < notches; ++i) {
        const QPointF middle = view.viewport()->rect().center();
        QWheelEvent wheel(middle, view.viewport()->mapToGlobal(middle), {}, {0, notch}, {}, {}, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QTest::qWait(frame);
    }
}

/// The rows of a text are there and painted.
void find(QLineEdit &field, ui::Finder &finder, const QString &text)
{
    field.clear();
    QTest::qWait(500);
    bool isFound = false;
    const auto connection = QObject::connect(&finder, &ui::Finder::found, &field, [&](const ui::Findings &findings) {
        isFound = isFound || findings.question.text == text;
    });
    typeInto(field, text.chopped(1));
    Pulse pulse;
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(&field, text.back().toLatin1());
    static_cast<void>(QTest::qWaitFor([&] { return isFound; }, patience));
    field.window()->repaint();
    const double found = milliseconds(timer);
    QTest::qWait(300);
    QObject::disconnect(connection);
    std::printf("%-24s rows after %6.1f ms; stood still for %5.1f ms at most\n", qPrintable(u'“' + text + u'”'), found,
                pulse.longestPause());
}

int measure(ui::MainWindow &window)
{
    auto *field = window.findChild<QLineEdit *>(u"repository-search"_s);
    auto *finder = window.findChild<ui::Finder *>();
    auto *tree = window.findChild<QAbstractItemView *>(u"repository-tree"_s);
    auto *results = window.findChild<QAbstractItemView *>(u"repository-results"_s);
    if (!field || !finder || !tree || !results)
        return 1;
    QTest::qWait(1000);
    std::printf("before: memory %.1f MB\n", memory("VmRSS"));
    {
        Pulse pulse;
        QElapsedTimer timer;
        timer.start();
        finder->load();
        while (finder->isLoading() && timer.elapsed() < patience)
            scroll(*tree, 5);
        std::printf("all listed after %.1f ms; stood still for %.1f ms at most; memory %.1f MB, at most %.1f MB\n",
                    milliseconds(timer), pulse.longestPause(), memory("VmRSS"), memory("VmHWM"));
    }
    field->setFocus();
    for (const QString &text : {u"erosion"_s, u"yeast"_s, u"glacier 2004"_s, u"lukasz"_s, u"er"_s})
        find(*field, *finder, text);
    Pulse pulse;
    scroll(*results, 200);
    std::printf("scrolling: stood still for %.1f ms at most; memory %.1f MB, at most %.1f MB\n", pulse.longestPause(),
                memory("VmRSS"), memory("VmHWM"));
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
    const DemoServer demo({u"--collections"_s, u"5000"_s, u"--datasets"_s, u"20000"_s, u"--latency"_s, u"50"_s});
    if (!demo.address())
        return 1;
    const QTemporaryDir folder;
    net::Client client;
    imaging::ImageStore images(client);
    ui::Network network;
    ui::Workspace workspace({.images = &images,
                             .repository = repository::Repository(client, *demo.address()),
                             .repositoryName = u"the repository"_s,
                             .network = &network,
                             .demo = {},
                             .untitledFolder = folder.filePath(u"untitled"_s)});
    ui::MainWindow window(workspace);
    window.resize(1440, 900);
    window.show();
    return measure(window);
}
