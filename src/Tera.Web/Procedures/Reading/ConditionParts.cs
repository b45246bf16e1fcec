using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>What a condition says of a yes and what of a no: <c>Jika setuju diteruskan ke Kabag, jika tidak dikembalikan kepada staf</c>.</summary>
/// <param name="Yes">Empty where it says nothing of it.</param>
/// <param name="No">Empty where it says nothing of it.</param>
internal sealed partial record ConditionParts(string Yes, string No)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static ConditionParts Of(string? condition)
    {
        var parts = condition is null ? [] : Border().Split(condition).Where(part => part.Trim().Length > 0).ToList();
        return new(string.Join(' ', parts.Where(part => !IsNo().IsMatch(part))), string.Join(' ', parts.Where(part => IsNo().IsMatch(part))));
    }

    /// <summary>Where another case begins; a <c>tidak</c> behind a comma begins one too.</summary>
    [GeneratedRegex(@"(?=\b(?:jika|apabila|bilamana|bila|kalau)\b)|(?<=[,;.])(?=\s*(?:tidak|belum|sebaliknya)\b)|(?=\b(?:ya|tidak)\s*[:=])", Options)]
    private static partial Regex Border();

    /// <summary>The word that says no stands near the head of its case.</summary>
    [GeneratedRegex(@"^\W*(?:\w+\W+){0,3}?(?:tidak|belum|kurang|salah|keliru|ditolak|tolak|menolak|gagal|batal|revisi|sebaliknya|(?:butuh|perlu|ada|terdapat)\s+(?:perbaikan|koreksi|kesalahan|kekurangan|revisi))\b", Options)]
    private static partial Regex IsNo();
}
