using System.Security.Cryptography;
using System.Text;

namespace Tera.Shared;

/// <summary>Names one wish of one user, made where the form is made: the same id twice has one effect and one receipt.</summary>
public readonly record struct CommandId(Guid Value)
{
    /// <summary>A new command.</summary>
    public static CommandId New() => new(Guid.CreateVersion7());

    /// <summary>A command of the system itself, the same whenever it is derived from the same words.</summary>
    /// <param name="cause">What caused it: a run, a task, a moment; as text that never changes.</param>
    public static CommandId Derived(string cause) => new(DerivedGuid.Of("command:" + cause));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Ids that follow from what they name, so that making them twice makes the same one.</summary>
public static class DerivedGuid
{
    /// <summary>The id of a name: the first 16 bytes of its SHA-256, marked as version 8 (RFC 9562).</summary>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
