#pragma once

namespace kader::ui {

/// Everything a person can do by menu, tool bar or key. What it does is connected where it is done; what it is
/// called, where it stands and which keys it has is in the table (actiontable.cpp).
enum class ActionId {
    // File
    NewCuration,
    OpenAddress,
    OpenCuration,
    OpenDemo,
    SaveCurationAs,
    ImportCsv,
    ExportCsv,
    SaveManifests,
    SaveManifestAs,
    SaveAggregateAs,
    WorkOffline,
    CloseCuration,
    Quit,
    // Edit
    Undo,
    Redo,
    Copy,
    Paste,
    Duplicate,
    Delete,
    Find,
    Preferences,
    // View
    ZoomIn,
    ZoomOut,
    Fit,
    ActualSize,
    TurnClockwise,
    TurnBack,
    Flip,
    PixelGrid,
    Display,
    PixelSize,
    GoBack,
    NextCanvas,
    PreviousCanvas,
    NextImage,
    ShowAnnotations,
    HideSelected,
    LeftDock,
    RightDock,
    ProblemsPane,
    NextProblem,
    PreviousProblem,
    NextPane,
    PreviousPane,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    // Annotation
    SelectTool,
    RectangleTool,
    DrawAgain,
    MeasureTool,
    GoToRegion,
    AnnotateCanvas,
    MarkReviewed,
    SaveCutOut,
    // Curation
    Worklist,
    NextToDo,
    PreviousToDo,
    IncludeSource,
    LeaveOutSource,
    LookForVersions,
    TakeOver,
    PublicationAddress,
    // Help
    FindCommand,
    Shortcuts,
    About,
};

} // namespace kader::ui
