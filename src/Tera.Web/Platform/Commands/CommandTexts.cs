namespace Tera.Platform.Commands;

/// <summary>What a user reads when a rule that holds for every command says no.</summary>
internal static class CommandTexts
{
    internal static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["platform.changed-meanwhile"] =
            "Data ini sudah diubah orang lain sejak halaman Anda dibuka. Yang Anda ketik tetap ada; bandingkan dengan isi yang berlaku sekarang, lalu simpan lagi.",
    };
}
