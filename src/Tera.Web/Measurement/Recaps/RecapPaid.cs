using Tera.Organisation;

namespace Tera.Measurement.Recaps;

/// <summary>One of several lines of the budget that pay for an indicator.</summary>
/// <param name="Ceiling">Rupiah on the last day of the quarter; more than 0.</param>
/// <param name="Spent">Rupiah up to the end of the quarter; null when not told.</param>
public sealed record RecapPaid(string Code, string Name, UnitId Unit, decimal Ceiling, decimal? Spent);
