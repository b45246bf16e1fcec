using Tera.Platform.Programs;

namespace Tera.Procedures.Exchange;

/// <summary>LibreOffice, where the machine has it: what an office without Word opens our documents with.</summary>
internal static class WordProcessor
{
    private const string Program = "soffice";

    public static bool IsThere { get; } = ExternalProgram.Exists(Program);

    /// <summary>Each document as the PDF it is printed to, by its name; one that could not be opened is absent.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> PrintAsync(IReadOnlyCollection<(string Name, byte[] Document)> documents)
    {
        using var folder = PrivateDirectory.Create("uji");
        foreach (var (name, document) in documents)
        {
            await File.WriteAllBytesAsync(folder.File(name + ".docx"), document);
        }

        // A profile of its own: with that of the user it would hand the work to an office that is open on his screen.
        var outcome = await ExternalProgram.RunAsync(
            new ProgramCall(Program, ["--headless", $"-env:UserInstallation=file://{folder.File("profil")}", "--convert-to", "pdf", "--outdir", folder.FullPath, .. documents.Select(one => folder.File(one.Name + ".docx"))])
            {
                WorkingDirectory = folder.FullPath, TimeLimit = TimeSpan.FromMinutes(3),
            },
            default);
        return outcome.Succeeded
            ? documents.Select(one => (one.Name, File: folder.File(one.Name + ".pdf"))).Where(one => File.Exists(one.File)).ToDictionary(one => one.Name, one => File.ReadAllBytes(one.File))
            : throw new InvalidOperationException(outcome.FirstComplaint);
    }
}
