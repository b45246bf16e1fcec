namespace Tera.Platform;

/// <summary>A directory of one test.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("tera-uji-").FullName;

    public string File(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
