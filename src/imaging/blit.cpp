#include "imaging/blit.h"

#include <algorithm>
#include <cmath>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kader::imaging {

namespace {

constexpr quint32 Whole = 256; // of a weight
constexpr quint32 Opaque = 0xff000000;

/// The two source pixels between which a window pixel looks, along one side.
struct Tap {
    qsizetype near; ///< Offsets, in pixels.
    qsizetype far;
    quint32 weight; ///< Of the far one, of Whole.

    bool operator==(const Tap &) const = default;
};

Tap tapAt(double at, qsizetype pixels, qsizetype stride, bool isSmooth)
{
    const auto offset = [pixels, stride](double pixel) {
        return static_cast<qsizetype>(std::clamp(pixel, 0.0, static_cast<double>(pixels - 1))) * stride;
    };
    if (!isSmooth) {
        const qsizetype nearest = offset(std::floor(at + 1e-9)); // an edge that is one but for how it was computed
        return {nearest, nearest, 0};
    }
    const double between = at - 0.5;
    const double near = std::floor(between);
    const auto weight = static_cast<quint32>(std::lround((between - near) * Whole));
    if (weight == 0)
        return {offset(near), offset(near), 0};
    return {weight == Whole ? offset(near + 1) : offset(near), offset(near + 1), weight == Whole ? 0 : weight};
}

std::vector<Tap> tapsAlong(const SourceAxis &axis, int count, qsizetype pixels, qsizetype stride, bool isSmooth)
{
    std::vector<Tap> taps;
    taps.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        taps.push_back(tapAt(axis.first + i * axis.step, pixels, stride, isSmooth));
    return taps;
}

quint32 mixed(quint32 near, quint32 far, quint32 weight)
{
    return near * (Whole - weight) + far * weight;
}

uchar mixed(const uchar *pixels, const Tap &across, const Tap &down)
{
    const uchar *upper = pixels + down.near;
    const uchar *lower = pixels + down.far;
    const quint32 above = mixed(upper[across.near], upper[across.far], across.weight);
    const quint32 below = mixed(lower[across.near], lower[across.far], across.weight);
    return static_cast<uchar>((mixed(above, below, down.weight) + Whole * Whole / 2) / (Whole * Whole));
}

/// Two of the four bytes at a time, with room between them.
quint32 mixedPairs(quint32 near, quint32 far, quint32 weight)
{
    constexpr quint32 pair = 0x00ff00ff;
    constexpr quint32 half = 0x00800080;
    const quint32 even = ((near & pair) * (Whole - weight) + (far & pair) * weight + half) >> 8 & pair;
    const quint32 odd = ((near >> 8 & pair) * (Whole - weight) + (far >> 8 & pair) * weight + half) & ~pair;
    return even | odd;
}

QRgb mixed(const QRgb *pixels, const Tap &across, const Tap &down)
{
    const QRgb *upper = pixels + down.near;
    const QRgb *lower = pixels + down.far;
    return mixedPairs(mixedPairs(upper[across.near], upper[across.far], across.weight),
                      mixedPairs(lower[across.near], lower[across.far], across.weight), down.weight);
}

/// Whether all of them are single pixels that follow one another.
bool isRun(const std::vector<Tap> &across)
{
    const qsizetype first = across.front().near;
    for (size_t i = 0; i < across.size(); ++i) {
        if (across[i].weight != 0 || across[i].near != first + static_cast<qsizetype>(i))
            return false;
    }
    return true;
}

template <typename Pixel, typename Shown>
void sampleRow(QRgb *target, const Pixel *pixels, const std::vector<Tap> &across, const Tap &down, bool isExact,
               Shown shown)
{
    const auto count = static_cast<qsizetype>(across.size());
    if (down.weight != 0 || !isExact) {
        for (qsizetype i = 0; i < count; ++i)
            target[i] = shown(mixed(pixels, across[i], down));
    } else {
        const Pixel *row = pixels + down.near;
        for (qsizetype i = 0; i < count; ++i)
            target[i] = shown(row[across[i].near]);
    }
}

bool isExact(const std::vector<Tap> &taps)
{
    return std::all_of(taps.cbegin(), taps.cend(), [](const Tap &tap) { return tap.weight == 0; });
}

void layOver(QRgb *target, const QRgb *above, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto rest = static_cast<quint32>(255 - qAlpha(above[i]));
        const quint32 through = rest + (rest >> 7); // 255 becomes the whole
        target[i] = Opaque | (above[i] + mixedPairs(0, target[i], through));
    }
}

/// One tile's pixels and the taps of the rows and columns that look at them.
struct Sampling {
    QImage &window;
    const QImage &source;
    const QRect &cell;
    std::vector<Tap> across;
    std::vector<Tap> down;

    [[nodiscard]] QRgb *row(int index) const
    {
        return reinterpret_cast<QRgb *>(window.scanLine(cell.y() + index)) + cell.x();
    }

    /// Calls `fill` for each row that does not look just like the one above it.
    template <typename Fill>
    void forEachRow(Fill fill) const
    {
        for (int y = 0; y < cell.height(); ++y) {
            if (y > 0 && down[y] == down[y - 1])
                std::copy_n(row(y - 1), cell.width(), row(y));
            else
                fill(row(y), down[y]);
        }
    }
};

#ifdef __SSE2__

/// Spreads sixteen at a time, as no compiler does of itself; returns how many are done.
int spreadMany(QRgb *target, const uchar *greys, int count)
{
    constexpr int step = 16;
    const __m128i opaque = _mm_set1_epi8(-1);
    const auto store = [](QRgb *to, __m128i pixels) { _mm_storeu_si128(reinterpret_cast<__m128i *>(to), pixels); };
    int done = 0;
    for (; done + step <= count; done += step) {
        const __m128i grey = _mm_loadu_si128(reinterpret_cast<const __m128i *>(greys + done));
        const __m128i lowPairs = _mm_unpacklo_epi8(grey, grey);
        const __m128i highPairs = _mm_unpackhi_epi8(grey, grey);
        const __m128i lowEnds = _mm_unpacklo_epi8(grey, opaque);
        const __m128i highEnds = _mm_unpackhi_epi8(grey, opaque);
        store(target + done, _mm_unpacklo_epi16(lowPairs, lowEnds));
        store(target + done + 4, _mm_unpackhi_epi16(lowPairs, lowEnds));
        store(target + done + 8, _mm_unpacklo_epi16(highPairs, highEnds));
        store(target + done + 12, _mm_unpackhi_epi16(highPairs, highEnds));
    }
    return done;
}

#else

int spreadMany(QRgb *, const uchar *, int)
{
    return 0;
}

#endif

/// Without a table or a multiplication, so that the compiler can do many at a time.
void spread(QRgb *target, const uchar *greys, int count)
{
    for (int i = spreadMany(target, greys, count); i < count; ++i) {
        const quint32 grey = greys[i];
        target[i] = grey | grey << 8 | grey << 16 | Opaque;
    }
}

void blitGrey(const Sampling &sampling, const Toning &toning)
{
    const uchar *pixels = sampling.source.constBits();
    const QRgb *greys = toning.greys().data();
    const bool exact = isExact(sampling.across);
    const bool run = exact && isRun(sampling.across) && toning.isPlain();
    sampling.forEachRow([&](QRgb *target, const Tap &down) {
        if (run && down.weight == 0)
            return spread(target, pixels + down.near + sampling.across.front().near, sampling.cell.width());
        sampleRow(target, pixels, sampling.across, down, exact, [greys](uchar value) { return greys[value]; });
    });
}

void blitColour(const Sampling &sampling, const Toning &toning)
{
    const auto *pixels = reinterpret_cast<const QRgb *>(sampling.source.constBits());
    const int width = sampling.cell.width();
    const bool exact = isExact(sampling.across);
    const bool run = exact && isRun(sampling.across);
    sampling.forEachRow([&](QRgb *target, const Tap &down) {
        if (run && down.weight == 0)
            std::copy_n(pixels + down.near + sampling.across.front().near, width, target);
        else
            sampleRow(target, pixels, sampling.across, down, exact, [](QRgb pixel) { return pixel | Opaque; });
        toning.tone(target, width);
    });
}

void blitTransparent(const Sampling &sampling, const Toning &toning)
{
    const auto *pixels = reinterpret_cast<const QRgb *>(sampling.source.constBits());
    const int width = sampling.cell.width();
    std::vector<QRgb> above(static_cast<size_t>(width));
    for (int y = 0; y < sampling.cell.height(); ++y) {
        sampleRow(above.data(), pixels, sampling.across, sampling.down[y], false, [](QRgb pixel) { return pixel; });
        toning.tone(above.data(), width);
        layOver(sampling.row(y), above.data(), width);
    }
}

} // namespace

void blit(QImage &window, const QImage &source, const Blit &blit, const Toning &toning)
{
    const int depth = source.format() == QImage::Format_Grayscale8 ? 1 : 4;
    const qsizetype stride = source.bytesPerLine() / depth;
    const bool isSmooth = blit.isSmooth && toning.mixes();
    const int alongX = blit.isTransposed ? blit.cell.height() : blit.cell.width();
    const int alongY = blit.isTransposed ? blit.cell.width() : blit.cell.height();
    std::vector<Tap> columns = tapsAlong(blit.x, alongX, source.width(), 1, isSmooth);
    std::vector<Tap> rows = tapsAlong(blit.y, alongY, source.height(), stride, isSmooth);
    if (blit.isTransposed)
        std::swap(columns, rows);
    const Sampling sampling{window, source, blit.cell, std::move(columns), std::move(rows)};
    if (source.format() == QImage::Format_Grayscale8)
        blitGrey(sampling, toning);
    else if (source.format() == QImage::Format_RGB32)
        blitColour(sampling, toning);
    else
        blitTransparent(sampling, toning);
}

} // namespace kader::imaging
