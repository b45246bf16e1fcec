namespace Tera.Planning.Demonstration;

/// <summary>A sub-activity of an invented indicator whose money is divided; every other indicator is paid by one undivided activity.</summary>
/// <param name="Agency">Code of the agency.</param>
/// <param name="Code">Of the indicator.</param>
/// <param name="Name">Of the sub-activity.</param>
/// <param name="Share">Of ceiling and spending, above 0 and below 1; the last part has what the others leave.</param>
internal sealed record BudgetPart(string Agency, string Code, string Name, decimal Share)
{
    public static IReadOnlyList<BudgetPart> All { get; } =
    [
        new("bmcktr", "IK-09", "Pelatihan Tenaga Kerja Konstruksi Contoh", 0.6m),
        new("bmcktr", "IK-09", "Uji Kompetensi dan Sertifikasi Contoh", 0.4m),
    ];

    /// <summary>A sum of rupiah by part, in whole thousands save the last.</summary>
    public static IReadOnlyList<decimal> Divide(decimal sum, IReadOnlyList<BudgetPart> parts)
    {
        List<decimal> all = [.. parts.SkipLast(1).Select(part => Math.Round(sum * part.Share / 1000m) * 1000m)];
        return [.. all, sum - all.Sum()];
    }
}
