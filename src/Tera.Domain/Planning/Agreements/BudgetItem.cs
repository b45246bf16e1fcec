using Tera.Organisation;
using Tera.Planning.Indicators;

namespace Tera.Planning.Agreements;

/// <summary>A line of the agency's budget (DPA): programme, activity, ceiling; and the indicator it pays for.</summary>
public sealed class BudgetItem
{
    /// <summary>Its id.</summary>
    public required BudgetItemId Id { get; init; }

    /// <summary>Whose.</summary>
    public required AgencyId AgencyId { get; init; }

    /// <summary>Tahun anggaran.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Who spends it.</summary>
    public required UnitId UnitId { get; init; }

    /// <summary>What it is spent for; null when no single indicator tells.</summary>
    public IndicatorId? IndicatorId { get; init; }

    /// <summary>Code of the programme.</summary>
    public required string ProgrammeCode { get; init; }

    /// <summary>Name of the programme.</summary>
    public required string Programme { get; init; }

    /// <summary>Code of the activity, unique in the agency's year.</summary>
    public required string ActivityCode { get; init; }

    /// <summary>Name of the activity.</summary>
    public required string Activity { get; init; }

    /// <summary>Pagu in rupiah as first enacted; 0 or more.</summary>
    public required decimal CeilingOriginal { get; init; }

    /// <summary>Pagu in rupiah after the last change (DPPA); null while there was none.</summary>
    public decimal? CeilingRevised { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>What may be spent now, in rupiah.</summary>
    public decimal Ceiling => CeilingRevised ?? CeilingOriginal;
}
