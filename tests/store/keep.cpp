#include "store/kept.h"

#include <QCoreApplication>

#include <cstdio>

/// store_keep FILE: writes the curation of kept.h with the present code. Run once for each format, before its first
/// release, to make tests/store/data/format-N.kader.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const kader::Result<void> kept = kader::test::keepCuration(QCoreApplication::arguments().value(1));
    if (!kept)
        std::fprintf(stderr, "%s\n", qPrintable(kept.error().toString()));
    return kept ? 0 : 1;
}
