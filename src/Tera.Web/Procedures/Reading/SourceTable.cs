using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>An SOP as a file gives it, before anything is read between its lines.</summary>
/// <param name="FileName">Without a folder.</param>
/// <param name="Title">Nama SOP as printed.</param>
/// <param name="Lanes">Heads of the columns of Pelaksana, in printed order.</param>
/// <param name="Rows">Rows in printed order, never empty.</param>
internal sealed record SourceTable(string FileName, string Title, ImmutableArray<SourceLane> Lanes, ImmutableArray<SourceRow> Rows)
{
    /// <summary>Bagian Identitas in the words of an SOP file; empty where the file has none.</summary>
    public TreeBuilder Cover { get; init; } = new();

    /// <summary>What a reader must know of the source; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>A column of Pelaksana.</summary>
/// <param name="Printed">Its head as printed.</param>
/// <param name="Line">Where it stands in the source.</param>
internal sealed record SourceLane(string Printed, int Line)
{
    /// <summary>Its code, where the source gives one.</summary>
    public string? Key { get; init; }

    /// <summary>Why its head is taken to be this; null where a column says it.</summary>
    public Provenance? Reading { get; init; }
}

/// <summary>A row of the table.</summary>
/// <param name="Line">Where it begins in the source, from 1.</param>
/// <param name="Number">As printed; null where it has none.</param>
/// <param name="Text">Kegiatan as printed.</param>
internal sealed record SourceRow(int Line, string? Number, string Text)
{
    /// <summary>Its code, where the source gives one.</summary>
    public string? Key { get; init; }

    /// <summary>Places of the lanes that bear a symbol, the one that decides or does it first; empty where the marks were lost.</summary>
    public ImmutableArray<int> Marks { get; init; } = [];

    /// <summary>Why kegiatan ends where it ends; null where columns say it.</summary>
    public Provenance? Border { get; init; }

    /// <summary>True when the symbol is a diamond.</summary>
    public bool IsDecision { get; init; }

    /// <summary>True when the words Ya and Tidak stand beside it, which belong to a diamond.</summary>
    public bool HasAnswers { get; init; }

    /// <summary>True when the source says that many do it at the same time.</summary>
    public bool IsEach { get; init; }

    public ImmutableArray<string> Inputs { get; init; } = [];

    public string? Duration { get; init; }

    public ImmutableArray<string> Outputs { get; init; } = [];

    public string? Remark { get; init; }

    /// <summary>What stands below its symbols of where they lead: <c>Tidak: kembali ke langkah 4</c>.</summary>
    public ImmutableArray<string> Ways { get; init; } = [];

    /// <summary>True when a symbol is drawn on it that is no diamond.</summary>
    public bool IsBoxed { get; init; }

    /// <summary>How many rows further down each arrow of a drawing leads that begins at a symbol of it; less than nothing for one that leads up.</summary>
    public ImmutableArray<int> Arrows { get; init; } = [];

    /// <summary>Where it goes on, when the source draws it; null where only the order of the rows says it.</summary>
    public SourceExits? Exits { get; init; }
}

/// <summary>Ways out of a row that are drawn: one, or two and more of a decision. Places of rows from 0; the number of rows is the end.</summary>
/// <param name="Yes">The only way, or the first of a decision.</param>
/// <param name="No">The others; empty where there is nothing to decide.</param>
/// <param name="YesLabel">Written at the first; null for the usual word.</param>
/// <param name="NoLabel">Written at the others; null for the usual word.</param>
internal sealed record SourceExits(int Yes, ImmutableArray<int> No, string? YesLabel = null, string? NoLabel = null)
{
    /// <summary>Why the first agrees and the others do not, where no label says so.</summary>
    public Provenance Reading { get; init; } = Provenance.Printed;

    /// <summary>Why the others lead there, where not all that is drawn can be said; null where it is as sure as the first.</summary>
    public Provenance? NoReading { get; init; }
}
