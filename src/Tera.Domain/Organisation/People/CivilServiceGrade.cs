using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>Golongan and, for civil servants, the rank (pangkat) that goes with it.</summary>
/// <remarks>Source: PP 7/1977 (golongan I/a to IV/e); Perpres 98/2020 (golongan I to XVII of contract employees, without rank).</remarks>
public sealed class CivilServiceGrade
{
    private static readonly string[] Ranks =
    [
        "Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I",
        "Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I",
        "Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I",
        "Pembina", "Pembina Tingkat I", "Pembina Utama Muda", "Pembina Utama Madya", "Pembina Utama",
    ];

    private static readonly string[] Codes =
    [
        "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e",
    ];

    private static readonly string[] ContractCodes =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"];

    private CivilServiceGrade(string code, string? rank) => (Code, Rank) = (code, rank);

    /// <summary>All, civil servants first, lowest first.</summary>
    public static IReadOnlyList<CivilServiceGrade> All { get; } =
    [
        .. Codes.Zip(Ranks, (code, rank) => new CivilServiceGrade(code, rank)),
        .. ContractCodes.Select(code => new CivilServiceGrade(code, rank: null)),
    ];

    /// <summary><c>IV/a</c>; for a contract employee <c>IX</c>.</summary>
    public string Code { get; }

    /// <summary><c>Pembina</c>; null for a contract employee.</summary>
    public string? Rank { get; }

    /// <summary>As printed below a name: <c>Pembina, IV/a</c> or <c>Golongan IX</c>.</summary>
    public string Printed => Rank is null ? $"Golongan {Code}" : $"{Rank}, {Code}";

    /// <summary>Finds a grade by its code in any case.</summary>
    public static Result<CivilServiceGrade> Parse(string? code)
    {
        var typed = (code ?? string.Empty).Trim();
        return All.FirstOrDefault(grade => grade.Code.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : new Rejection("organisation.grade.unknown", typed);
    }

    /// <summary>As printed.</summary>
    public override string ToString() => Printed;
}
