namespace Tera.Measurement.Sheets;

/// <summary>What one row of a sheet says, as somebody wants to save it.</summary>
/// <param name="Measured">The figure, or why there is none.</param>
/// <param name="Spent">Rupiah spent up to the end of the quarter; null when not told.</param>
/// <param name="Enabling">Faktor pendorong; may be empty.</param>
/// <param name="Inhibiting">Faktor penghambat; may be empty.</param>
/// <param name="FollowUp">Tindak lanjut; may be empty.</param>
/// <param name="Assurance">Why a number out of the usual is right; may be empty.</param>
public sealed record EntryContent(MeasuredValue Measured, decimal? Spent, string Enabling, string Inhibiting, string FollowUp, string Assurance = "");

/// <summary>A field of an entry that changed, for the history.</summary>
/// <param name="Field">Stable name: <c>value</c>, <c>spent</c>, <c>enabling</c>, <c>inhibiting</c>, <c>follow-up</c>, <c>assurance</c>, <c>judged</c>.</param>
/// <param name="Before">As it was; empty for nothing.</param>
/// <param name="After">As it is.</param>
public sealed record EntryChange(string Field, string Before, string After);
