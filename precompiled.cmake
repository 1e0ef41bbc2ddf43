# Headers that nearly every file includes are parsed once, not 800 times: most of what a file of ours costs is reading
# Qt and the standard library. Only headers of those are here, as a change in one of ours would build everything anew.
#
# A file must go on naming what it uses: presets release, fuzz and coverage build without precompiled headers, and so
# does `./dev lint` look, and there a missing #include is an error.
#
#   kader_precompile(TARGET KIND)
# KIND: core, widgets, core_test, widgets_test. A source file with options of its own is left out with the property
# SKIP_PRECOMPILE_HEADERS, for what was precompiled with other options cannot be read.

set(kader_core_headers
    <algorithm> <array> <chrono> <cmath> <functional> <memory> <optional> <utility> <variant> <vector>
    <QByteArray> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
    <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QUrl> <QUuid> <QVariant>
    <tl/expected.hpp>)
set(kader_widgets_headers
    <future>
    <QAbstractTableModel> <QAction> <QApplication> <QComboBox> <QDialog> <QDialogButtonBox> <QHBoxLayout> <QHeaderView>
    <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QLocale> <QMenu> <QMouseEvent> <QPainter> <QPointer> <QPushButton>
    <QScrollBar> <QSettings> <QStyledItemDelegate> <QToolButton> <QVBoxLayout> <QWidget>)
# <QTest> itself reads more or less of it, by what the test links.
set(kader_test_headers
    <future> <QHostAddress> <QIcon> <QImage> <QNetworkReply> <QSignalSpy> <QTemporaryDir> <QtTest/qtestcase.h>)

# The targets that hold what was precompiled: kader_precompiled_KIND, of one file without a line. INCLUDES are
# libraries of which the headers are found but nothing is defined, since what is defined here has to be in every target
# that uses it.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
function(kader_precompiled kind)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINKS;INCLUDES" ${ARGN})
  set(target kader_precompiled_${kind})
  add_library(${target} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  set_target_properties(${target} PROPERTIES AUTOMOC OFF)
  target_link_libraries(${target} PRIVATE kader_flags Qt6::Core tl::expected ${ARG_LINKS})
  foreach(library IN LISTS ARG_INCLUDES)
    target_include_directories(${target} SYSTEM PRIVATE
        $<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
  target_precompile_headers(${target} PRIVATE ${kader_core_headers} ${ARG_HEADERS})
endfunction()

kader_precompiled(core)
kader_precompiled(widgets HEADERS ${kader_widgets_headers} LINKS Qt6::Widgets)
kader_precompiled(core_test HEADERS ${kader_test_headers} LINKS Qt6::Test INCLUDES Qt6::Gui Qt6::Network)
kader_precompiled(widgets_test HEADERS ${kader_widgets_headers} ${kader_test_headers}
    LINKS Qt6::Test Qt6::Widgets INCLUDES Qt6::Network)

function(kader_precompile target kind)
  target_precompile_headers(${target} REUSE_FROM kader_precompiled_${kind})
endfunction()
