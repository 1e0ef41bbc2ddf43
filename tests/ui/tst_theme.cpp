#include "support/registry.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QMenu>
#include <QSettings>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <cmath>

using namespace kader::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(kader::ui::Theme::Tone)

namespace {

/// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor strongestPixel(const QIcon &icon)
{
    const QImage image = icon.pixmap(48, 48).toImage().convertToFormat(QImage::Format_ARGB32);
    QRgb strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(strongest))
                strongest = image.pixel(x, y);
        }
    }
    return QColor(strongest);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void underlinesLettersWhileAltIsHeld()
    {
        Theme::install();
        QWidget window;
        const QMenu menu;
        const auto underlines = [](const QWidget &widget) {
            return QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, &widget) != 0;
        };
        QVERIFY(underlines(menu));
        QVERIFY(!underlines(window));
        QTest::keyPress(&window, Qt::Key_Alt);
        QVERIFY(underlines(window));
        QTest::keyRelease(&window, Qt::Key_Alt);
        QVERIFY(!underlines(window));
    }

    void followsTheDesktop()
    {
        Theme::Tone desktop = Theme::Tone::Light;
        Theme::install([&desktop] { return desktop; });
        Theme::choose(Theme::Choice::System);
        QWidget window;
        window.show();
        const auto change = [&](Theme::Tone tone) {
            desktop = tone;
            QEvent event(QEvent::ThemeChange);
            QCoreApplication::sendEvent(window.windowHandle(), &event);
        };
        change(Theme::Tone::Dark);
        QTRY_COMPARE(Theme::tone(), Theme::Tone::Dark);
        QCOMPARE(window.palette().color(QPalette::Window), Theme::roles(Theme::Tone::Dark).window);
        Theme::choose(Theme::Choice::Light);
        change(Theme::Tone::Dark);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(Theme::tone(), Theme::Tone::Light);
        Theme::choose(Theme::Choice::System);
        QCOMPARE(Theme::tone(), Theme::Tone::Dark);
        change(Theme::Tone::Light);
        QTRY_COMPARE(Theme::tone(), Theme::Tone::Light);
        Theme::install();
    }

    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"kader-test"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        Theme::install();
    }

    void textStandsOutFromItsGround_data()
    {
        QTest::addColumn<Theme::Tone>("tone");
        QTest::newRow("light") << Theme::Tone::Light;
        QTest::newRow("dark") << Theme::Tone::Dark;
    }

    void textStandsOutFromItsGround()
    {
        QFETCH(Theme::Tone, tone);
        const Theme::Roles &roles = Theme::roles(tone);
        for (const QColor &ground : {roles.window, roles.panel, roles.field, roles.softAccent}) {
            for (const QColor &text : {roles.text, roles.secondary, roles.accent, roles.warning})
                QVERIFY2(contrast(text, ground) >= 4.5,
                         qPrintable(u"%1 on %2: %3"_s.arg(text.name(), ground.name()).arg(contrast(text, ground))));
        }
        for (const QColor &ground : {roles.window, roles.panel})
            QVERIFY2(contrast(roles.good, ground) >= 4.5, qPrintable(roles.good.name()));
        QVERIFY(contrast(roles.onAccent, roles.accent) >= 4.5);
    }

    void leavesNoWordForAColourInTheSheet_data() { textStandsOutFromItsGround_data(); }
    void leavesNoWordForAColourInTheSheet()
    {
        QFETCH(Theme::Tone, tone);
        QVERIFY(!styleSheet(Theme::roles(tone), tone).contains(u'@'));
    }

    void takesTheChoiceAndRemembersIt()
    {
        Theme::choose(Theme::Choice::Dark);
        QCOMPARE(Theme::tone(), Theme::Tone::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::roles(Theme::Tone::Dark).panel);
        QCOMPARE(Theme::choice(), Theme::Choice::Dark);
        Theme::choose(Theme::Choice::Light);
        QCOMPARE(Theme::tone(), Theme::Tone::Light);
        QCOMPARE(Theme::choice(), Theme::Choice::Light);
        Theme::choose(Theme::Choice::System);
        QCOMPARE(Theme::choice(), Theme::Choice::System);
    }

    void drawsTheSameIconInTheColourOfTheMoment()
    {
        Theme::choose(Theme::Choice::Light);
        const QIcon undo = icon("undo"_L1);
        const QColor light = strongestPixel(undo);
        Theme::choose(Theme::Choice::Dark);
        const QColor dark = strongestPixel(undo);
        Theme::choose(Theme::Choice::System);
        QVERIFY2(light.lightness() < 100 && dark.lightness() > 150,
                 qPrintable(u"%1, %2"_s.arg(light.name(), dark.name())));
    }

    void hasDrawingsThatCanBeRead()
    {
        useDrawings();
        const QStringList names = QDir(u":/icons"_s).entryList();
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            const QImage image = QIcon(u":/icons/"_s + name).pixmap(24, 24).toImage();
            QVERIFY2(!image.isNull() && image != QImage(image.size(), image.format()), qPrintable(name));
        }
    }

    void showsToolTipsAsTheyAreWritten()
    {
        const QString toolTip = plainToolTip(u"<img src='x'>\n<b>bold</b>"_s);
        QTextDocument shown;
        shown.setHtml(toolTip);
        QCOMPARE(shown.toPlainText(), u"<img src='x'>\n<b>bold</b>"_s);
        QCOMPARE(plainToolTip({}), QString());
    }

private:
    QTemporaryDir m_folder;
};

KADER_TEST(TestTheme);
#include "tst_theme.moc"
