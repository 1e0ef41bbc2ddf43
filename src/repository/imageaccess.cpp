#include "repository/imageaccess.h"

#include "base/tr.h"

using namespace Qt::StringLiterals;

namespace kader::repository {

namespace {

using State = ImageAccess::State;

QString embargo(const QDate &until)
{
    if (!until.isValid())
        return Tr::tr("This dataset is under embargo; its images can't be seen.");
    return Tr::tr("This dataset is under embargo until %1; its images can't be seen before.")
        .arg(until.toString(Qt::ISODate));
}

} // namespace

ImageAccess imageAccess(const Dataset &dataset)
{
    const Access &access = dataset.access;
    switch (access.state) {
    case Access::State::Open:
        break;
    case Access::State::EmbargoedFiles:
        return {State::EmbargoedFiles, access.until, embargo(access.until)};
    case Access::State::FullyEmbargoed:
        return {State::FullyEmbargoed, access.until, embargo(access.until)};
    case Access::State::Restricted:
        return {State::Restricted, {}, Tr::tr("Access to this dataset is restricted; its images can't be seen.")};
    case Access::State::MetadataOnly:
        return {State::MetadataOnly, {}, Tr::tr("This dataset has no files, and so no images.")};
    }
    return {};
}

QString stateName(State state)
{
    switch (state) {
    case State::Open:
        return u"open"_s;
    case State::EmbargoedFiles:
        return u"embargoed-files"_s;
    case State::FullyEmbargoed:
        return u"fully-embargoed"_s;
    case State::Restricted:
        return u"restricted"_s;
    case State::MetadataOnly:
        return u"metadata-only"_s;
    case State::NoImages:
        return u"no-images"_s;
    case State::IiifOff:
        return u"iiif-off"_s;
    case State::BrokenManifest:
        return u"broken-manifest"_s;
    case State::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString brokenManifest(const Dataset &dataset)
{
    QString message = Tr::tr(
        "The repository could not make this manifest; usually one file of the dataset is only a link or is missing.");
    for (const File &file : dataset.files) {
        if (file.isLinkOnly)
            return message + u' ' + Tr::tr("Here “%1” is only a link.").arg(file.name.left(200));
    }
    return message;
}

} // namespace kader::repository
