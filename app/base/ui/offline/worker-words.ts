/** A page holds a lock of this name and its build's while it is open, so that the files of its build stay. */
export const BUILD_LOCK = 'ricebook.build.'

/** By which the browser is asked to wake the worker when there is a network. */
export const SEND_TAG = 'ricebook.send'
