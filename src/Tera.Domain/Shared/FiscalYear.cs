namespace Tera.Shared;

/// <summary>A fiscal year (tahun anggaran), which is a calendar year.</summary>
/// <param name="Value">The year, such as 2026.</param>
public readonly record struct FiscalYear(int Value);
