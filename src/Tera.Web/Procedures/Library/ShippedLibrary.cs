namespace Tera.Procedures.Library;

/// <summary>The SOP files that lie beside the program, read once at start.</summary>
internal static class ShippedLibrary
{
    private const string Folder = "sop";

    /// <summary>Reads them; a folder that cannot be read is a fault shown to administrators, the program starts without a library.</summary>
    public static ProcedureLibrary Load() => Load(Path.Combine(AppContext.BaseDirectory, Folder));

    internal static ProcedureLibrary Load(string directory)
    {
        try
        {
            return ProcedureLibrary.Load(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ProcedureLibrary([], [new FileFault(Folder, 1, "", "folder berisi berkas SOP di samping program", "folder yang tidak dapat dibaca")]);
        }
    }
}
