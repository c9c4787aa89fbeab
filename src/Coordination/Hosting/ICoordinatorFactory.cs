namespace Coordination;

/// <summary>Opens coordinators for the repositories that were registered with <c>AddCoordination</c>. One for the whole program, for any thread.</summary>
public interface ICoordinatorFactory
{
    /// <summary>Opens the repository that was registered without a name.</summary>
    /// <returns>A coordinator of its own, which the caller disposes of.</returns>
    /// <exception cref="CoordinationException"><c>not_a_repository</c>: the folder is in none.</exception>
    /// <exception cref="InvalidOperationException">No repository was registered without a name.</exception>
    Coordinator Open();

    /// <summary>Opens the repository that was registered under this name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A coordinator of its own, which the caller disposes of.</returns>
    /// <exception cref="CoordinationException"><c>not_a_repository</c>: the folder is in none.</exception>
    /// <exception cref="InvalidOperationException">No repository was registered under the name.</exception>
    Coordinator Open(string name);
}
