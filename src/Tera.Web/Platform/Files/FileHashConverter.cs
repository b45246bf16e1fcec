using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tera.Platform.Files;

/// <summary>Keeps a hash as the 32 bytes it is.</summary>
internal sealed class FileHashConverter() : ValueConverter<FileHash, byte[]>(hash => hash.ToBytes(), bytes => FileHash.FromBytes(bytes));
